import type { ReactNode } from 'react'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { Banner } from '@/components/ui/banner'
import { LocalMoment } from '@/components/ui/local-moment'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { displayName } from '@/lib/accounts/person'
import {
  acceptOwnershipAction,
  declineOwnershipAction,
  withdrawOwnershipAction,
  releaseSlugAction,
} from '@/lib/organizations/actions'
import type { OpenOffer } from '@/lib/ownership/queries'
import { ConfirmAction } from '@/components/form/confirm-action'
import { Card } from '@/components/ui/card'
import { readBelongings } from '@/lib/organizations/queries'
import { orgPath } from '@/lib/paths'

/** An open offer of ownership: the owner can withdraw it, the recipient accepts or declines. */
export async function OwnershipOffer({ org, offer }: { org: OrgContext; offer: OpenOffer }) {
  const [t, format] = await Promise.all([getTranslations('settings'), getFormatter()])
  const { name: organization, slug } = org.organization
  const isMine = can(org.actor, 'org.transfer')
  const values = {
    organization,
    owner: displayName(org.owner),
    person: displayName(offer.to),
    date: format.dateTime(offer.expiresAt, 'moment'),
    moment: (chunks: ReactNode) => <LocalMoment at={offer.expiresAt}>{chunks}</LocalMoment>,
  }
  const fields = { org: slug }
  const answers = isMine ? (
    <ActionButton action={withdrawOwnershipAction} fields={fields} size="sm">
      {t('withdrawOffer')}
    </ActionButton>
  ) : (
    <div className="flex flex-wrap gap-2">
      <ActionButton action={acceptOwnershipAction} fields={fields} size="sm" variant="primary">
        {t('acceptOffer')}
      </ActionButton>
      <ActionButton action={declineOwnershipAction} fields={fields} size="sm">
        {t('declineOffer')}
      </ActionButton>
    </div>
  )
  return (
    <Banner action={answers}>
      {isMine ? t.rich('offered', values) : t.rich('offeredToMe', values)}
    </Banner>
  )
}

/** The organization's former URLs, which its owner can release. */
export async function FormerSlugs({ org }: { org: OrgContext }) {
  const [t, { formerSlugs: slugs }] = await Promise.all([
    getTranslations('settings'),
    readBelongings(org),
  ])
  if (slugs.length === 0) return null
  const mayRelease = can(org.actor, 'org.delete')
  return (
    <Card title={t('former')} description={t('formerText')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {slugs.map((slug) => (
          <li
            key={slug}
            className="flex min-h-12 flex-wrap items-center justify-between gap-3 px-4 py-2.5 sm:px-5"
          >
            <span className="wrap-anywhere">{orgPath(slug)}</span>
            {mayRelease && (
              <ConfirmAction
                action={releaseSlugAction}
                fields={{ org: org.organization.slug, slug }}
                label={t('release')}
                ask={t('releaseAsk', { slug })}
                text={t('releaseText')}
                trigger={{
                  size: 'sm',
                  variant: 'secondary',
                  'aria-label': t('releaseWhich', { slug }),
                }}
                danger
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
