import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import { nameAddressAction } from '@/lib/invitations/actions'
import { loginPath } from '@/lib/paths'

/** For a link that does not verify an address: the person enters one and verifies it, or signs in. */
export async function NameAddressForm({ token }: { token: string }) {
  const t = await getTranslations('invitation')
  return (
    <>
      <ActionForm
        action={nameAddressAction}
        schema="invitations.nameAddress"
        hidden={{ token }}
        done={<Banner tone="success">{t('addressSent')}</Banner>}
      >
        <p className="text-muted">{t('addressText')}</p>
        <TextField
          name="email"
          type="email"
          label={t('addressLabel')}
          autoComplete="email"
          required
        />
        <SubmitButton>{t('addressSubmit')}</SubmitButton>
      </ActionForm>
      <p className="text-muted">
        {t.rich('addressKnown', {
          link: (text) => <TextLink href={loginPath(`/invitations/${token}`)}>{text}</TextLink>,
        })}
      </p>
    </>
  )
}
