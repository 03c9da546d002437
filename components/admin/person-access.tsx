import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Banner } from '@/components/ui/banner'
import { Setting, SettingList } from '@/components/ui/section'
import { LocalMoment } from '@/components/ui/local-moment'
import {
  activatePersonAction,
  deactivatePersonAction,
  endPersonSessionsAction,
  grantStaffAction,
  mailPersonLinkAction,
  resetFactorsAction,
  revokeStaffAction,
} from '@/lib/admin/actions'
import type { PersonDetails } from '@/lib/admin/read-person'
import { displayName } from '@/lib/accounts/person'
import { ConfirmAction } from '@/components/form/confirm-action'

interface PersonAccessProps {
  person: PersonDetails
  /** Staff cannot lock themselves out. */
  isYou: boolean
}

/** How a person signs in, and what staff can do about it. */
export async function PersonAccess({ person, isYou }: PersonAccessProps) {
  const t = await getTranslations('admin.person')
  return (
    <>
      {isYou && <Banner>{t('notYourself')}</Banner>}
      <SettingList>
        <SignIn person={person} />
        <Sessions person={person} />
        <Factors person={person} isYou={isYou} />
        {!isYou && <OnOff person={person} />}
        {!isYou && <StaffOnOff person={person} />}
      </SettingList>
    </>
  )
}

async function SignIn({ person }: { person: PersonDetails }) {
  const [t, format] = await Promise.all([getTranslations('admin.person'), getFormatter()])
  const ways = [...(person.hasPassword ? [t('password')] : []), ...person.providers]
  return (
    <Setting
      title={t('signsInBy')}
      description={format.list(ways) || t('link')}
      action={
        person.state !== 'deactivated' && (
          <ActionButton action={mailPersonLinkAction} fields={{ userId: person.id }}>
            {person.state === 'pending' ? t('sendActivation') : t('sendReset')}
          </ActionButton>
        )
      }
    />
  )
}

async function Sessions({ person }: { person: PersonDetails }) {
  const t = await getTranslations('admin.person')
  return (
    <Setting
      title={t('sessions')}
      description={t('sessionCount', { count: person.sessions })}
      action={
        person.sessions > 0 && (
          <ConfirmAction
            action={endPersonSessionsAction}
            fields={{ userId: person.id }}
            label={t('signOut')}
            ask={t('signOutAsk', { name: displayName(person) })}
            text={t('signOutText')}
          />
        )
      }
    />
  )
}

async function Factors({ person, isYou }: PersonAccessProps) {
  const t = await getTranslations('admin.person')
  const { authenticator, passkeys, recoveryCodes } = person.factors
  return (
    <Setting
      title={t('factorsTitle')}
      description={t('factorsNow', {
        app: authenticator ? 'yes' : 'no',
        passkeys,
        codes: recoveryCodes,
      })}
    >
      {!isYou && (authenticator || passkeys > 0) && (
        <ActionForm
          action={resetFactorsAction}
          schema="admin.resetFactors"
          hidden={{ userId: person.id }}
          className="grid max-w-sm gap-4"
        >
          <TextField
            name="reason"
            label={t('resetReason')}
            hint={t('resetReasonHint')}
            autoComplete="off"
            limit={300}
            required
          />
          <SubmitButton variant="danger-quiet">{t('resetFactors')}</SubmitButton>
        </ActionForm>
      )}
    </Setting>
  )
}

async function OnOff({ person }: { person: PersonDetails }) {
  const [t, format] = await Promise.all([getTranslations('admin'), getFormatter()])
  const { id: userId, state, deactivatedAt, deletesAt } = person
  const moment = deactivatedAt ?? deletesAt
  const on = state !== 'active' && (
    <ActionButton action={activatePersonAction} fields={{ userId }}>
      {t('person.activate')}
    </ActionButton>
  )
  const off = state !== 'deactivated' && (
    <ConfirmAction
      action={deactivatePersonAction}
      fields={{ userId }}
      label={t('person.deactivate')}
      ask={t('person.deactivateAsk', { name: displayName(person) })}
      text={t('person.deactivateText')}
      danger
    />
  )
  return (
    <Setting
      title={
        <>
          {t(`states.${state}`)}
          {moment && (
            <>
              {' · '}
              <LocalMoment at={moment}>{format.dateTime(moment, 'moment')}</LocalMoment>
            </>
          )}
        </>
      }
      description={t(`person.now.${state}`)}
      action={
        <>
          {on}
          {off}
        </>
      }
    />
  )
}

async function StaffOnOff({ person }: { person: PersonDetails }) {
  const t = await getTranslations('admin.person')
  const fields = { userId: person.id }
  const grant = person.state === 'active' && (
    <ConfirmAction
      action={grantStaffAction}
      fields={fields}
      label={t('grant')}
      ask={t('grantAsk', { name: displayName(person) })}
      text={t('grantText')}
    />
  )
  const revoke = (
    <ActionButton action={revokeStaffAction} fields={fields} variant="danger-quiet">
      {t('revoke')}
    </ActionButton>
  )
  return (
    <Setting
      title={t('staffTitle')}
      description={person.isStaff || person.state === 'active' ? t('staffText') : t('activeFirst')}
      action={person.isStaff ? revoke : grant}
    />
  )
}
