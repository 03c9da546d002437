import { redirect } from 'next/navigation'
import { pageTitle } from '@/components/shell/org-title'
import { CodeField } from '@/components/accounts/password-proof'
import { CodesForm } from '@/components/accounts/codes-form'
import { codesTexts } from '@/components/accounts/security-texts'
import { SubmitButton } from '@/components/form/submit-button'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { requireUser } from '@/lib/access/context'
import { confirmAuthenticatorAction } from '@/lib/accounts/factors/actions'
import { authenticatorSetup, secondFactors } from '@/lib/accounts/factors/queries'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { getTranslations } from '@/lib/i18n/translations'
import { proofPath, safeNext, securityPath } from '@/lib/paths'

export const generateMetadata = pageTitle('factors', 'setUpTitle')

/**
 * Sets up an authenticator app, after a proof of identity: its QR code, its first code, then the recovery
 * codes, and on to `?next=`.
 */
export default async function AuthenticatorPage({
  searchParams,
}: PageProps<'/account/security/authenticator'>) {
  const user = await requireUser()
  const { next: asked } = await searchParams
  const next = asked === undefined ? undefined : safeNext(asked)
  const [t, texts, setup, { authenticator }] = await Promise.all([
    getTranslations('factors'),
    codesTexts(next),
    authenticatorSetup(user),
    secondFactors(user.id),
  ])
  // Whoever reads the secret can prove to be this person from then on.
  if (setup && (await neededProof(user)) !== 'none')
    redirect(proofPath(securityPath(next, '/authenticator')))
  return (
    <>
      <PageHeader title={t('setUpTitle')} description={setup && t('setUpIntro')} />
      <Card>
        <CodesForm
          action={confirmAuthenticatorAction}
          schema="factors.totpCode"
          texts={texts}
          instead={
            !setup && (
              <div className="grid gap-3">
                <Banner tone={authenticator ? 'success' : 'info'}>
                  {t(authenticator ? 'on' : 'none')}
                </Banner>
                <TextLink href={texts.href}>{texts.back}</TextLink>
              </div>
            )
          }
        >
          {setup && (
            <>
              {/* White around it in the dark as well: apps look for it. */}
              {/* eslint-disable-next-line @next/next/no-img-element -- drawn on the server, for this person alone */}
              <img src={setup.picture} alt={t('qr')} width={200} height={200} />
              <div className="grid justify-items-start gap-2">
                <p className="text-muted">{t('key')}</p>
                <code className="wrap-anywhere">{setup.secret}</code>
                <CopyButton
                  value={setup.secret.replaceAll(' ', '')}
                  label={t('copyKey')}
                  copiedLabel={t('copied')}
                />
              </div>
              <CodeField label={t('code')} />
              <SubmitButton>{t('turnOn')}</SubmitButton>
            </>
          )}
        </CodesForm>
      </Card>
    </>
  )
}
