import { SelectField } from '@/components/form/select-field'
import { TextAreaField } from '@/components/form/text-area-field'
import { grantableRoles } from '@/components/members/role-labels'
import { BackendFields, KindFields } from '@/components/organizations/drawn-fields'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { inviteForm, inviteMemberForm } from '@/lib/backends/queries'
import { locales } from '@/lib/i18n/locales'
import { getTranslations } from '@/lib/i18n/translations'

/**
 * What an invitation says besides whom it is for: the role, the kind's member fields that the inviter can
 * fill in, the message and language of its email, and the backend's own fields.
 */
export async function InviteFields({ org }: { org: OrgContext }) {
  const { organization, user } = org
  const { id: organizationId, kind } = organization
  const [t, app, roles] = await Promise.all([
    getTranslations('invite'),
    getTranslations('app'),
    grantableRoles(org),
  ])
  const form = inviteMemberForm(kind)
  const backend = inviteForm(kind)
  return (
    <>
      <RoleField label={t('role')} roles={roles} />
      {form?.optional && <p className="text-muted">{t('details')}</p>}
      {form && (
        <KindFields
          {...{ kind, part: 'memberFields', some: form, chooser: { user, organizationId } }}
        />
      )}
      <TextAreaField
        name="message"
        label={t('message')}
        hint={`${t('messageHint')} ${t('replies', { email: user.email })}`}
        optional={app('optional')}
        rows={4}
        limit={2000}
      />
      <SelectField
        name="locale"
        label={t('language')}
        hint={t('languageHint')}
        options={config.locales.map((offered) => ({ value: offered, label: locales[offered] }))}
      />
      {backend && <BackendFields form={backend} />}
    </>
  )
}

interface RoleFieldProps {
  label: string
  roles: Awaited<ReturnType<typeof grantableRoles>>
}

/** The role people get, with a description of each; for custom roles, if `messages` has one. */
async function RoleField({ label, roles }: RoleFieldProps) {
  const t = await getTranslations('roles')
  const hints = roles.flatMap(({ value, label }) => {
    const key = `${value}Hint` as 'memberHint'
    return t.has(key) ? { value, label, hint: t(key) } : []
  })
  return (
    <SelectField
      name="role"
      label={label}
      options={roles}
      hint={
        hints.length > 0 &&
        hints.map(({ value, label, hint }) => (
          <span key={value} className="block">
            <b className="font-medium">{label}</b>: {hint}
          </span>
        ))
      }
    />
  )
}
