import { PasswordProof } from '@/components/accounts/password-proof'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/checkbox-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { listWays, wayLabels } from '@/components/organizations/sign-in-rules'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import type { OrgContext } from '@/lib/access/org-context'
import { wayNames } from '@/lib/access/sign-in-policy'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { changeSignInPolicyAction } from '@/lib/organizations/actions'
import { factorChoices, hourChoices } from '@/lib/organizations/schema'
import { orgPath, securityPath } from '@/lib/paths'

interface SignInPolicyFormProps {
  org: OrgContext
  isViewerReady: boolean
  ownerWays: string[]
}

/** Changes what an organization requires of its members' sign-ins. */
export async function SignInPolicyForm({ org, isViewerReady, ...props }: SignInPolicyFormProps) {
  const [t, app, label, factors, hours, proof, required, ownerWays] = await Promise.all([
    getTranslations('signInPolicy'),
    getTranslations('app'),
    wayLabels(),
    factorOptions(org),
    hourOptions(),
    neededProof(org.user),
    getTranslations('required'),
    listWays(props.ownerWays),
  ])
  const { slug } = org.organization
  const { secondFactorFrom, allowedWays, sessionHours } = org.policy
  const here = orgPath(slug, 'settings/security')
  // A provider whose settings are gone stays, so that it can be taken out.
  const ways = new Set([...wayNames, ...signInProviders().map(({ id }) => id), ...allowedWays])
  return (
    <Card>
      <ActionForm
        // After a change the fields show what was saved: "in 7 days" has become a date.
        key={JSON.stringify(org.policy)}
        id="sign-in-policy"
        action={changeSignInPolicyAction}
        schema="organizations.signInPolicy"
        unsaved={app('unsaved')}
        hidden={{ org: slug }}
        defaults={{
          factor: secondFactorFrom ? 'keep' : 'never',
          hours: sessionHours === null ? '' : String(sessionHours),
          ...Object.fromEntries(allowedWays.map((way) => [`way-${way}`, 'true'])),
        }}
      >
        {!isViewerReady && (
          <Banner
            action={
              <ButtonLink href={securityPath(here)} size="sm">
                {required('setUp')}
              </ButtonLink>
            }
          >
            {t('ownFirst')}
          </Banner>
        )}
        <SelectField
          name="factor"
          label={t('factorField')}
          hint={t('factorHint')}
          options={factors}
        />
        <fieldset className="grid gap-3">
          <legend className="label mb-1.5">{t('waysTitle')}</legend>
          <p className="hint">
            {t('waysHint')}
            {!org.actor.isOwner && <> {t('ownerWays', { ways: ownerWays })}</>}
          </p>
          {[...ways].map((way) => (
            <CheckboxField key={way} name={`way-${way}`} label={label(way)} />
          ))}
        </fieldset>
        <SelectField name="hours" label={t('hoursField')} options={hours} />
        {proof !== 'none' && <PasswordProof {...{ proof }} form="sign-in-policy" next={here} />}
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

async function factorOptions({ policy: { secondFactorFrom } }: OrgContext) {
  const [t, format] = await Promise.all([
    getTranslations('signInPolicy.factorChoices'),
    getFormatter(),
  ])
  const label = (choice: (typeof factorChoices)[number]) => {
    if (choice === 'never' || choice === 'now') return t(choice)
    if (choice !== 'keep') return t('days', { days: Number(choice) })
    return secondFactorFrom && t('keep', { date: format.dateTime(secondFactorFrom, 'day') })
  }
  return factorChoices.flatMap((value) => {
    const text = label(value)
    return text ? [{ value, label: text }] : []
  })
}

async function hourOptions() {
  const t = await getTranslations('signInPolicy.hoursChoices')
  return hourChoices.map((value) => {
    const hours = Number(value)
    const label = !value
      ? t('never')
      : hours < 24
        ? t('hours', { hours })
        : t('days', { days: hours / 24 })
    return { value, label }
  })
}
