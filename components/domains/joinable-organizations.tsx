import { ActionButton } from '@/components/form/action-button'
import { OrganizationLines } from '@/components/organizations/organization-lines'
import { ButtonLink } from '@/components/ui/button-link'
import { joinByDomainAction } from '@/lib/domains/actions'
import type { JoinableOrganization } from '@/lib/domains/queries'
import { getTranslations } from '@/lib/i18n/translations'
import { formKind } from '@/lib/kinds/queries'
import { joinDomainPath } from '@/lib/paths'

interface JoinableOrganizationsProps {
  organizations: JoinableOrganization[]
}

/** The organizations the signed-in person can join through the domain of an address of theirs, if any. */
export async function JoinableOrganizations({ organizations }: JoinableOrganizationsProps) {
  const [t, join] = await Promise.all([getTranslations('orgs'), getTranslations('join')])
  const button = ({ domainId, slug, kind, needsApproval }: JoinableOrganization) => {
    const shared = { size: 'sm', 'aria-describedby': `join-${slug}` } as const
    const label = needsApproval ? join('ask') : join('join')
    // A form stays out of a page that hardly anybody needs it on.
    return formKind(kind, 'memberFields') ? (
      <ButtonLink href={joinDomainPath(domainId)} {...shared}>
        {label}
      </ButtonLink>
    ) : (
      <ActionButton action={joinByDomainAction} fields={{ domainId }} variant="primary" {...shared}>
        {label}
      </ActionButton>
    )
  }
  return (
    <OrganizationLines
      title={t('joinableTitle')}
      lines={organizations.map((organization) => ({
        ...organization,
        ...{ key: organization.domainId, id: `join-${organization.slug}` },
        detail: t('joinable', { domain: organization.domain }),
        children: button(organization),
      }))}
    />
  )
}
