import { ActionButton } from '@/components/form/action-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'
import { joinByDomainAction } from '@/lib/domains/actions'
import type { JoinableOrganization } from '@/lib/domains/queries'
import { getTranslations } from '@/lib/i18n/translations'
import { formKind } from '@/lib/kinds/queries'

interface JoinableOrganizationsProps {
  organizations: JoinableOrganization[]
}

/** The organizations the signed-in person can join through the domain of an address of theirs, if any. */
export async function JoinableOrganizations({ organizations }: JoinableOrganizationsProps) {
  if (organizations.length === 0) return null
  const [t, join] = await Promise.all([getTranslations('orgs'), getTranslations('join')])
  return (
    <Card title={t('joinableTitle')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {organizations.map(
          ({ domainId, domain, organization, slug, picture, kind, needsApproval }) => (
            <li
              key={domainId}
              className="flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:px-5"
            >
              <Identity
                name={organization}
                title={<span id={`join-${slug}`}>{organization}</span>}
                seed={slug}
                picture={picture}
                shape="square"
                detail={t('joinable', { domain })}
              />
              {/* A form stays out of a page that hardly anybody needs it on. */}
              {formKind(kind, 'memberFields') ? (
                <ButtonLink href="/join/domain" size="sm" aria-describedby={`join-${slug}`}>
                  {needsApproval ? join('ask') : join('join')}
                </ButtonLink>
              ) : (
                <ActionButton
                  action={joinByDomainAction}
                  fields={{ domainId }}
                  variant="primary"
                  size="sm"
                  aria-describedby={`join-${slug}`}
                >
                  {needsApproval ? join('ask') : join('join')}
                </ActionButton>
              )}
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}
