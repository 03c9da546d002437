import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { PasswordProof } from '@/components/accounts/password-proof'
import { MailSent } from '@/components/shell/mail-sent'
import { pageTitle } from '@/components/shell/page-title'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/access/context'
import { requestAddressAction } from '@/lib/accounts/address/actions'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'

export const generateMetadata = pageTitle('address')

/** Asks for another address; the answer is the same for every address. */
export default async function ChangeEmailPage() {
  const user = await requireUser()
  const [t, proof] = await Promise.all([getTranslations('address'), neededProof(user)])
  return (
    <>
      <PageHeader title={t('title')} description={t('intro', { email: user.email })} />
      <Card>
        <ActionForm
          id="email"
          action={requestAddressAction}
          schema="address.requestAddress"
          done={<MailSent title={t('sentTitle')}>{t('sent')}</MailSent>}
        >
          <input type="text" hidden autoComplete="username" value={user.email} readOnly />
          <TextField name="email" type="email" label={t('new')} autoComplete="email" required />
          <PasswordProof proof={proof} form="email" next="/account/email" />
          <SubmitButton className="justify-self-start">{t('send')}</SubmitButton>
        </ActionForm>
      </Card>
    </>
  )
}
