import type { Route } from 'next'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmAction } from '@/components/form/confirm-action'
import { SubmitButton } from '@/components/form/submit-button'
import { Section, Setting, SettingList } from '@/components/ui/section'
import {
  makeRecoveryCodesAction,
  removeAuthenticatorAction,
  startAuthenticatorAction,
} from '@/lib/accounts/factors/actions'
import { isReady, type WaysIn } from '@/lib/accounts/factors/queries'
import { getTranslations } from '@/lib/i18n/translations'
import { CodesForm } from './codes-form'
import { codesTexts } from './security-texts'

interface SecondFactorsProps {
  ways: WaysIn
  /** Where the person is on their way to. */
  next: Route | undefined
}

/** A person's second factors and recovery codes. */
export async function SecondFactors({ ways: { factors }, next }: SecondFactorsProps) {
  const [t, texts] = await Promise.all([getTranslations('factors'), codesTexts()])
  return (
    <Section id="factors" title={t('title')} description={t('text')}>
      <SettingList>
        <Setting
          title={t('appTitle')}
          description={t(factors.authenticator ? 'appOn' : 'appOff')}
          action={
            factors.authenticator ? (
              <ConfirmAction
                action={removeAuthenticatorAction}
                label={t('remove')}
                ask={t('removeAsk')}
                text={t('removeText')}
                danger
              />
            ) : (
              <ActionButton action={startAuthenticatorAction} fields={next ? { next } : {}}>
                {t('setUp')}
              </ActionButton>
            )
          }
        />
        {isReady(factors) && (
          <Setting
            title={t('codesTitle')}
            description={t('codesText', { count: factors.recoveryCodes })}
          >
            <CodesForm action={makeRecoveryCodesAction} schema="profile.empty" texts={texts}>
              <SubmitButton variant="secondary">{t('makeCodes')}</SubmitButton>
            </CodesForm>
          </Setting>
        )}
      </SettingList>
    </Section>
  )
}
