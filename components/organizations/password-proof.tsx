import { getTranslations } from '@/lib/i18n/translations'
import { PasswordField } from '@/components/form/password-field'
import { Banner } from '@/components/ui/banner'
import type { Proof } from '@/lib/accounts/sign-in/fresh-sign-in'

/** What a grave step asks for beside a yes: nothing, the password, or to sign in again. */
export async function PasswordProof({ proof, form }: { proof: Proof; form: string }) {
  const [t, app, errors] = await Promise.all([
    getTranslations('settings'),
    getTranslations('app'),
    getTranslations('errors'),
  ])
  if (proof === 'none') return null
  if (proof === 'sign-in') return <Banner tone="warning">{errors('sign-in-again')}</Banner>
  return (
    <PasswordField
      name="password"
      label={t('password')}
      hint={t('passwordHint')}
      autoComplete="current-password"
      form={form}
      showLabel={app('showPassword')}
      hideLabel={app('hidePassword')}
    />
  )
}
