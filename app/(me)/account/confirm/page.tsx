import { redirect } from 'next/navigation'
import { CodeField, CurrentPasswordField } from '@/components/accounts/password-proof'
import { UsePasskey } from '@/components/accounts/use-passkey'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { pageTitle } from '@/components/shell/org-title'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/access/context'
import {
  proveByCodeAction,
  proveByPasskeyAction,
  proveByPasswordAction,
} from '@/lib/accounts/factors/actions'
import { secondFactors } from '@/lib/accounts/factors/queries'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { getTranslations } from '@/lib/i18n/translations'
import { safeNext, signInAgainPath } from '@/lib/paths'

export const generateMetadata = pageTitle('proof', 'title')

/**
 * Asks for another proof of identity before a sensitive action if the sign-in is too old; continues to
 * `?next=`.
 */
export default async function ProofPage({ searchParams }: PageProps<'/account/confirm'>) {
  const user = await requireUser()
  const next = safeNext((await searchParams).next)
  const [t, proof, factors] = await Promise.all([
    getTranslations('proof'),
    neededProof(user),
    secondFactors(user.id),
  ])
  if (proof === 'none') redirect(next)
  return (
    <>
      <PageHeader title={t('title')} description={t('intro')} />
      <div className="grid gap-4">
        {proof.startsWith('password') && (
          <Card>
            <ActionForm
              action={proveByPasswordAction}
              schema="factors.proveByPassword"
              hidden={{ next }}
              className="grid max-w-sm gap-5"
            >
              <CurrentPasswordField label={t('password')} email={user.email} />
              <SubmitButton>{t('submit')}</SubmitButton>
            </ActionForm>
          </Card>
        )}
        {factors.authenticator && (
          <Card>
            <ActionForm
              action={proveByCodeAction}
              schema="factors.confirmByCode"
              hidden={{ next }}
              className="grid max-w-sm gap-5"
            >
              <CodeField label={t('code')} hint={t('codeHint')} />
              <SubmitButton>{t('submit')}</SubmitButton>
            </ActionForm>
          </Card>
        )}
        {factors.passkeys > 0 && (
          <Card>
            <div className="max-w-sm">
              <UsePasskey action={proveByPasskeyAction} use="prove" next={next} />
            </div>
          </Card>
        )}
        {proof === 'sign-in' && (
          <Card>
            <p className="mb-3">{t('otherText')}</p>
            <ButtonLink href={signInAgainPath(next)}>{t('other')}</ButtonLink>
          </Card>
        )}
      </div>
    </>
  )
}
