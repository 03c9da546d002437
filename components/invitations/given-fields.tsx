import { getTranslations } from '@/lib/i18n/translations'
import type { OrgContext } from '@/lib/access/org-context'
import type { inviteMemberForm } from '@/lib/backends/queries'
import { KindFields } from '@/components/organizations/drawn-fields'

interface GivenFieldsProps {
  org: OrgContext
  form: ReturnType<typeof inviteMemberForm>
}

/** The kind's member fields that the inviter can fill in. */
export async function GivenFields({ org: { organization, user }, form }: GivenFieldsProps) {
  if (!form) return null
  const t = await getTranslations('invite')
  return (
    <>
      {form.optional && <p className="text-muted">{t('details')}</p>}
      <KindFields
        kind={organization.kind}
        part="memberFields"
        some={form}
        chooser={{ user, organizationId: organization.id }}
      />
    </>
  )
}
