import type { ReactNode } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { MailSent } from '@/components/accounts/mail-sent'
import { Card } from '@/components/ui/card'
import { Section } from '@/components/ui/section'
import { DataTable } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import {
  makePrimaryAction,
  removeAddressAction,
  requestFurtherAddressAction,
} from '@/lib/accounts/address/actions'
import { listFurtherAddresses } from '@/lib/accounts/address/queries'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { Proof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { getTranslations } from '@/lib/i18n/translations'
import { proofPath } from '@/lib/paths'

/** A person's additional addresses, with a form to add one. */
export async function FurtherAddresses({ user, proof }: { user: SignedIn; proof: Proof }) {
  const [t, app, addresses] = await Promise.all([
    getTranslations('address'),
    getTranslations('app'),
    listFurtherAddresses(user),
  ])
  const isFresh = proof === 'none'
  const link = (text: ReactNode) => <TextLink href={proofPath('/account/email')}>{text}</TextLink>
  return (
    <Section id="further" title={t('furtherTitle')} description={t('furtherText')}>
      {addresses.length > 0 && (
        <DataTable
          caption={t('furtherCaption')}
          rows={addresses}
          columns={[
            { label: t('address'), cell: ({ email }) => email },
            {
              label: app('actions'),
              hidden: true,
              className: 'lg:w-80',
              cell: ({ id, email }) =>
                isFresh && (
                  <div className="flex flex-wrap justify-end gap-2">
                    <ActionButton
                      action={makePrimaryAction}
                      fields={{ addressId: id }}
                      size="sm"
                      aria-label={t('makePrimaryOf', { email })}
                    >
                      {t('makePrimary')}
                    </ActionButton>
                    <ActionButton
                      action={removeAddressAction}
                      fields={{ addressId: id }}
                      size="sm"
                      variant="danger-quiet"
                      aria-label={t('removeOf', { email })}
                    >
                      {t('remove')}
                    </ActionButton>
                  </div>
                ),
            },
          ]}
        />
      )}
      {isFresh ? (
        <Card>
          <ActionForm
            action={requestFurtherAddressAction}
            schema="address.requestAddress"
            done={
              <MailSent title={t('sentTitle')} isAddressed>
                {t('sent')}
              </MailSent>
            }
          >
            <TextField
              name="email"
              type="email"
              label={t('further')}
              autoComplete="email"
              required
            />
            <SubmitButton>{t('add')}</SubmitButton>
          </ActionForm>
        </Card>
      ) : (
        <p>{t.rich('confirmFirst', { link })}</p>
      )}
    </Section>
  )
}
