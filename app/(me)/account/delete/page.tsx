import { DeletionSteps, OrganizationsFirst } from '@/components/accounts/deletion-steps'
import { PasswordProof } from '@/components/accounts/password-proof'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { pageTitle } from '@/components/shell/org-title'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { DownloadLink } from '@/components/ui/download-link'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireUser } from '@/lib/access/context'
import { scheduleDeletionAction } from '@/lib/account-deletion/actions'
import { readDeletionPlan } from '@/lib/account-deletion/queries'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { getTranslations } from '@/lib/i18n/translations'

export const generateMetadata = pageTitle('deletion', 'title')

/** Deletes the person's account: what prevents it, what will happen, and the last step. */
export default async function DeleteAccountPage() {
  const user = await requireUser()
  const [t, account, plan] = await Promise.all([
    getTranslations('deletion'),
    getTranslations('account'),
    readDeletionPlan(user),
  ])
  const { isStaff, inTheWay, others } = plan
  const isFree = !isStaff && inTheWay.length === 0
  return (
    <>
      <PageHeader title={t('title')} description={t('intro', { email: user.email })} />
      {isStaff && <Banner tone="warning">{t('staff')}</Banner>}
      {inTheWay.length > 0 && (
        <OrganizationsFirst organizations={inTheWay} others={others.inTheWay} />
      )}
      <Section id="data" title={t('dataTitle')} description={t('dataText')}>
        <Card>
          <DownloadLink href="/account/export">{account('download')}</DownloadLink>
        </Card>
      </Section>
      {isFree && <DeletionSteps plan={plan} email={user.email} />}
      {isFree && <Confirm user={user} />}
    </>
  )
}

async function Confirm({ user }: { user: SignedIn }) {
  const [t, proof] = await Promise.all([getTranslations('deletion'), neededProof(user)])
  return (
    <Section id="confirm" title={t('confirmTitle')} description={t('confirmText')}>
      <Card className="border-danger-line">
        <ActionForm
          id="delete-account"
          action={scheduleDeletionAction}
          schema="account-deletion.scheduleDeletion"
          hidden={{ viewer: user.id }}
        >
          <input type="text" hidden autoComplete="username" value={user.email} readOnly />
          <PasswordProof proof={proof} form="delete-account" next="/account/delete" />
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger">{t('submit')}</SubmitButton>
            <ButtonLink href="/account">{t('cancel')}</ButtonLink>
          </div>
        </ActionForm>
      </Card>
    </Section>
  )
}
