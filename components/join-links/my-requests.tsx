import { ActionButton } from '@/components/form/action-button'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'
import { getTranslations } from '@/lib/i18n/translations'
import { withdrawRequestAction } from '@/lib/join-links/actions'
import type { MyRequest } from '@/lib/join-links/queries'

/** The signed-in person's requests to join, if any. */
export async function MyRequests({ requests }: { requests: MyRequest[] }) {
  if (requests.length === 0) return null
  const t = await getTranslations('orgs')
  return (
    <Card title={t('requestsTitle')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {requests.map(({ id, organization, slug, picture }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:px-5"
          >
            <Identity
              name={organization}
              title={<span id={`asked-${slug}`}>{organization}</span>}
              seed={slug}
              picture={picture}
              shape="square"
              detail={t('requested')}
            />
            <ActionButton
              action={withdrawRequestAction}
              fields={{ requestId: id }}
              size="sm"
              aria-describedby={`asked-${slug}`}
            >
              {t('withdraw')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
