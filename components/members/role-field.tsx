import { SelectField } from '@/components/form/select-field'
import { getTranslations } from '@/lib/i18n/translations'
import type { grantableRoles } from './role-labels'

interface RoleFieldProps {
  label: string
  roles: Awaited<ReturnType<typeof grantableRoles>>
}

/** The role people get, with a description of each; for custom roles, if `messages` has one. */
export async function RoleField({ label, roles }: RoleFieldProps) {
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
