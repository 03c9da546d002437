import { getTranslations } from '@/lib/i18n/translations'
import { FurtherAddresses } from '@/components/accounts/further-addresses'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { PasswordProof } from '@/components/accounts/password-proof'
import { MailSent } from '@/components/accounts/mail-sent'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireUser } from '@/lib/access/context'
import { requestAddressAction } from '@/lib/accounts/address/actions'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'

export const generateMetadata = async () => ({
  title: (await getTranslations('address'))('pageTitle'),
})

/** The person's addresses. A request for another one gets the same response for any address. */
export default async function EmailPage() {
  const user = await requireUser()
  const [t, proof] = await Promise.all([getTranslations('address'), neededProof(user)])
  return (
    <>
      <PageHeader title={t('pageTitle')} description={t('intro', { email: user.email })} />
      <Section id="primary" title={t('title')} description={t('changeText')}>
        <Card>
          <ActionForm
            id="email"
            action={requestAddressAction}
            schema="address.requestAddress"
            done={
              <MailSent title={t('sentTitle')} isAddressed>
                {t('sent')}
              </MailSent>
            }
          >
            <input type="text" hidden autoComplete="username" value={user.email} readOnly />
            <TextField name="email" type="email" label={t('new')} autoComplete="email" required />
            <PasswordProof proof={proof} form="email" next="/account/email" />
            <SubmitButton>{t('send')}</SubmitButton>
          </ActionForm>
        </Card>
      </Section>
      <FurtherAddresses user={user} proof={proof} />
    </>
  )
}
