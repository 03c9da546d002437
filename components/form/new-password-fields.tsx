import { getTranslations } from '@/lib/i18n/translations'
import { PasswordField } from './password-field'

interface NewPasswordFieldsProps {
  labels: { password: string; hint: string; confirm: string }
}

/** A new password, typed twice. */
export async function NewPasswordFields({ labels }: NewPasswordFieldsProps) {
  const t = await getTranslations('app')
  const shared = {
    autoComplete: 'new-password',
    showLabel: t('showPassword'),
    hideLabel: t('hidePassword'),
  } as const
  return (
    <>
      <PasswordField name="password" label={labels.password} hint={labels.hint} {...shared} />
      <PasswordField name="confirmPassword" label={labels.confirm} {...shared} />
    </>
  )
}
