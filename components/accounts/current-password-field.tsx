import type { ComponentProps } from 'react'
import { PasswordField } from '@/components/form/password-field'
import { getTranslations } from '@/lib/i18n/translations'

type CurrentPasswordFieldProps = Omit<
  ComponentProps<typeof PasswordField>,
  'name' | 'autoComplete' | 'showLabel' | 'hideLabel'
> & {
  name?: string
  /** The signed-in person's address, by which a password manager finds the password. */
  email?: string
}

/** A person's present password, in an <ActionForm>. */
export async function CurrentPasswordField({
  name = 'password',
  email,
  ...props
}: CurrentPasswordFieldProps) {
  const app = await getTranslations('app')
  return (
    <>
      {email && <input type="text" hidden autoComplete="username" value={email} readOnly />}
      <PasswordField
        {...props}
        name={name}
        autoComplete="current-password"
        showLabel={app('showPassword')}
        hideLabel={app('hidePassword')}
      />
    </>
  )
}
