import type { Route } from 'next'
import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { PasswordField } from '@/components/form/password-field'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import { proofPath } from '@/lib/paths'
import type { Proof } from '@/lib/accounts/sign-in/fresh-sign-in'

interface PasswordProofProps {
  proof: Proof
  form: string
  /** The page to return to after signing in again. */
  next: Route
}

/**
 * The proof that a sensitive action asks for besides a confirmation: nothing, the password or, without
 * one, a link to a page that asks for another proof and returns here.
 */
export async function PasswordProof({ proof, form, next }: PasswordProofProps) {
  const [t, settings, app] = await Promise.all([
    getTranslations('proof'),
    getTranslations('settings'),
    getTranslations('app'),
  ])
  if (proof === 'none') return null
  if (proof === 'factor' || proof === 'sign-in') {
    const href =
      proof === 'factor'
        ? proofPath(next)
        : (`/login?by=link&again=1&next=${encodeURIComponent(next)}` as Route)
    const link = (text: ReactNode) => <TextLink href={href}>{text}</TextLink>
    return (
      <Banner tone="warning">
        {proof === 'factor'
          ? t.rich('proveAgain', { link })
          : settings.rich('signInAgain', { link })}
      </Banner>
    )
  }
  return (
    <PasswordField
      name="password"
      label={settings('password')}
      hint={settings('passwordHint')}
      autoComplete="current-password"
      aside={
        proof === 'password-or-factor' && (
          <TextLink href={proofPath(next)}>{t('otherWay')}</TextLink>
        )
      }
      form={form}
      showLabel={app('showPassword')}
      hideLabel={app('hidePassword')}
    />
  )
}
