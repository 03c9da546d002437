import { getTranslations } from '@/lib/i18n/translations'
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

interface MailChoiceProps {
  chosen: Record<'mail' | 'language' | 'theme' | 'width', string>
  mails: string[]
  /** Each by its own name for itself. */
  languages: Record<string, string>
}

/** Which mail to look at, and how: by address, so that it can be sent to somebody. */
export async function MailChoice({ chosen, mails, languages }: MailChoiceProps) {
  const t = await getTranslations('mails')
  const choices = {
    mail: Object.fromEntries(mails.map((name) => [name, name])),
    language: languages,
    theme: { light: t('light'), dark: t('dark') },
    width: { desktop: t('desktop'), phone: t('phone') },
  }
  const fields = Object.entries(choices) as [keyof typeof choices, Record<string, string>][]
  return (
    <Form action="/dev/mails" className="mb-6 flex flex-wrap items-end gap-3">
      {fields.map(([name, options]) => (
        <Field key={name} id={name} label={t(name)} className="max-sm:w-full">
          {(control) => (
            <Select {...control} key={chosen[name]} name={name} defaultValue={chosen[name]}>
              {Object.entries(options).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <Button type="submit" variant="primary">
        {t('show')}
      </Button>
    </Form>
  )
}
