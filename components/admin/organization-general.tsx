import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { OrganizationFields } from '@/components/organizations/organization-fields'
import { Card } from '@/components/ui/card'
import { editOrganizationAction } from '@/lib/admin/actions'
import { asTyped, findFields, formKind } from '@/lib/kinds/queries'
import type { OrganizationDetails } from '@/lib/admin/read-organization'

/** An organization's name and URL name, and the ones that it had. */
export async function OrganizationGeneral({ details }: { details: OrganizationDetails }) {
  const { id, kind, name, slug } = details.org.organization
  const [t, app, format, fields] = await Promise.all([
    getTranslations('admin'),
    getTranslations('app'),
    getFormatter(),
    findFields(details.org),
  ])
  const former = format.list(details.formerSlugs, { type: 'unit' })
  return (
    <Card footer={former && `${t('organization.former')}: ${former}`}>
      <ActionForm
        key={slug}
        action={editOrganizationAction}
        schema="organizations.updateOrganization"
        unsaved={app('unsaved')}
        kind={formKind(kind, 'fields')}
        hidden={{ organizationId: id }}
        defaults={{ ...asTyped(fields), name, slug }}
      >
        <OrganizationFields
          kind={kind}
          present={slug}
          values={fields}
          chooser={{ user: details.org.user, organizationId: id }}
        />
        <SubmitButton className="justify-self-start">{t('organization.save')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
