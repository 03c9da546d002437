import { getTranslations } from '@/lib/i18n/translations'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { Field, type FieldProps } from '@/components/ui/field'
import { Input, type InputProps, Textarea } from '@/components/ui/input'
import { LiveSearch } from '@/components/ui/live-search'
import { PasswordInput } from '@/components/ui/password-input'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { TextLink } from '@/components/ui/text-link'
import { Part } from './part'

const cast = ['Olive', 'Adam', 'Mia', 'Max', 'Zoe', 'Sam']
/** Enough to make a search useful. */
const people = cast.flatMap((name) => [`${name} of Acme`, `${name} of Zenith`])

/** Samples of inputs and selects. */
export async function Fields() {
  const t = await getTranslations()
  const email = { label: t('invite.email'), error: t('validation.email-invalid') }
  const roles = (['member', 'admin'] as const).map((value) => ({
    value,
    label: t(`roles.${value}`),
    hint: t(`roles.${value}Hint`),
  }))
  return (
    <>
      <Part name="Input">
        <Text id="plain" label={t('signup.name')} defaultValue="Acme" />
        <Text
          id="hint"
          label={t('signup.slug')}
          hint={t('signup.slugHint')}
          prefix="guildhall.app/"
        />
        <Text id="wrong" {...email} defaultValue="olive@acme" />
        <Text id="optional" label={t('invite.message')} optional={t('app.optional')} />
        <Text id="disabled" label={t('account.email')} defaultValue="olive@acme.test" disabled />
        <Text id="readonly" label={t('account.email')} defaultValue="olive@acme.test" readOnly />
      </Part>
      <Part name="PasswordInput">
        <Field
          id="password"
          label={t('login.password')}
          aside={<TextLink href="/forgot-password">{t('login.forgot')}</TextLink>}
          className="w-72"
        >
          {(control) => (
            <PasswordInput
              {...control}
              showLabel={t('app.showPassword')}
              hideLabel={t('app.hidePassword')}
              autoComplete="off"
              defaultValue="guildhall-demo-people"
            />
          )}
        </Field>
      </Part>
      <Part name="Textarea">
        <Field
          id="text"
          label={t('invite.message')}
          hint={t('invite.messageHint')}
          className="w-72"
        >
          {(control) => <Textarea {...control} defaultValue={t('org.alone')} />}
        </Field>
      </Part>
      <Part name="Select">
        <Choice id="select" label={t('invite.role')} options={roles} />
        <Choice
          id="select-wrong"
          label={t('invite.role')}
          error={t('validation.role-missing')}
          options={[{ value: '', label: t('settings.choose') }]}
        />
        <Choice id="select-disabled" label={t('invite.role')} options={roles} disabled />
      </Part>
      <Part name="Combobox">
        <Field id="combobox" label={t('activity.person')} className="w-72">
          {(control) => (
            <Combobox
              {...control}
              placeholder={t('activity.anybody')}
              options={people.map((name) => ({ value: name, label: name }))}
              labels={{ search: t('app.searchChoices'), noMatch: t('app.noChoice') }}
            />
          )}
        </Field>
      </Part>
      <Part name="Checkbox">
        <Checkbox label={t('roles.admin')} hint={t('roles.adminHint')} />
        <Checkbox label={t('roles.admin')} defaultChecked />
        <Checkbox label={t('roles.admin')} aria-invalid />
        <Checkbox label={t('roles.admin')} disabled />
        {[{}, { defaultChecked: true }, { indeterminate: true }, { disabled: true }].map(
          (state, at) => (
            <Checkbox key={at} aria-label={t('people.selectAll')} {...state} />
          ),
        )}
      </Part>
      <Part name="RadioCards">
        <RadioCards legend={t('invite.role')} name="role" options={roles} defaultValue="admin" />
      </Part>
      <Part name="LiveSearch">
        <LiveSearch
          action="/dev/components"
          name="live"
          label={t('people.search')}
          submitLabel={t('mailbox.search')}
          clearLabel={t('people.clear')}
          placeholder={t('people.searchPlaceholder')}
          className="w-72"
        />
      </Part>
    </>
  )
}

type TextProps = Pick<FieldProps, 'label' | 'hint' | 'error' | 'optional'> & InputProps

const Text = ({ id = '', label, hint, error, optional, ...props }: TextProps) => (
  <Field {...{ id, label, hint, error, optional }} className="w-72">
    {(control) => <Input {...props} {...control} autoComplete="off" />}
  </Field>
)

type ChoiceProps = Pick<FieldProps, 'id' | 'label' | 'error'> & {
  options: { value: string; label: string }[]
  disabled?: boolean
}

const Choice = ({ options, disabled, ...field }: ChoiceProps) => (
  <Field {...field} className="w-72">
    {(control) => (
      <Select {...control} disabled={disabled}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    )}
  </Field>
)
