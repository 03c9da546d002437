import { ActionButton } from '@/components/form/action-button'
import { OrganizationLines } from '@/components/organizations/organization-lines'
import { getTranslations } from '@/lib/i18n/translations'
import { withdrawRequestAction } from '@/lib/join-links/actions'
import type { MyRequest } from '@/lib/join-links/queries'

/** The signed-in person's requests to join, if any. */
export async function MyRequests({ requests }: { requests: MyRequest[] }) {
  const t = await getTranslations('orgs')
  return (
    <OrganizationLines
      title={t('requestsTitle')}
      lines={requests.map(({ id: requestId, ...request }) => ({
        ...{ ...request, key: requestId, id: `asked-${request.slug}`, detail: t('requested') },
        children: (
          <ActionButton
            action={withdrawRequestAction}
            fields={{ requestId }}
            size="sm"
            aria-describedby={`asked-${request.slug}`}
          >
            {t('withdraw')}
          </ActionButton>
        ),
      }))}
    />
  )
}
