import type { Route } from 'next'
import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { PasswordField } from '@/components/form/password-field'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import type { Proof } from '@/lib/accounts/sign-in/fresh-sign-in'

interface PasswordProofProps {
  proof: Proof
  form: string
  /** The page to which a new sign-in leads back. */
  next: Route
}

/** What a grave step asks for beside a yes: nothing, the password, or (without one) to sign in again. */
export async function PasswordProof({ proof, form, next }: PasswordProofProps) {
  const [t, app] = await Promise.all([getTranslations('settings'), getTranslations('app')])
  if (proof === 'none') return null
  if (proof === 'sign-in') {
    const again = `/login?by=link&again=1&next=${encodeURIComponent(next)}` as Route
    const link = (text: ReactNode) => <TextLink href={again}>{text}</TextLink>
    return <Banner tone="warning">{t.rich('signInAgain', { link })}</Banner>
  }
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
