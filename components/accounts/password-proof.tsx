import type { Route } from 'next'
import type { ReactNode, ComponentProps } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import { proofPath, signInAgainPath } from '@/lib/paths'
import type { Proof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { PasswordField } from '@/components/form/password-field'
import { TextField } from '@/components/form/text-field'

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
  const [t, settings] = await Promise.all([getTranslations('proof'), getTranslations('settings')])
  if (proof === 'none') return null
  if (proof === 'factor' || proof === 'sign-in') {
    const href = proof === 'factor' ? proofPath(next) : signInAgainPath(next)
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
    <CurrentPasswordField
      label={settings('password')}
      hint={settings('passwordHint')}
      aside={
        proof === 'password-or-factor' && (
          <TextLink href={proofPath(next)}>{t('otherWay')}</TextLink>
        )
      }
      form={form}
    />
  )
}

type CurrentPasswordFieldProps = Omit<
  ComponentProps<typeof PasswordField>,
  'name' | 'autoComplete' | 'showLabel' | 'hideLabel'
> & {
  name?: string
  /** The signed-in person's address, by which a password manager finds the password. */
  email?: string
}

/** A person's present password, in an <ActionForm>. */
export async function CurrentPasswordField(all: CurrentPasswordFieldProps) {
  const { name = 'password', email, ...props } = all
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

/** Where the six digits of an authenticator app or of a mail are typed, which phones offer to fill in. */
export const CodeField = ({ label, hint }: { label: string; hint?: string }) => (
  <TextField
    name="code"
    label={label}
    hint={hint}
    inputMode="numeric"
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
    required
  />
)
