import { getTranslations } from '@/lib/i18n/translations'
import { ConfirmAction } from '@/components/form/confirm-action'
import { Card } from '@/components/ui/card'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { releaseSlugAction } from '@/lib/organizations/actions'
import { readBelongings } from '@/lib/organizations/queries'
import { orgPath } from '@/lib/paths'

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
