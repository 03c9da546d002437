import { getTranslations } from 'next-intl/server'
import { CheckboxField } from '@/components/form/checkbox-field'
import { SelectField } from '@/components/form/select-field'
import { TextAreaField } from '@/components/form/text-area-field'
import { TextField } from '@/components/form/text-field'
import type { KindPart } from '@/lib/define-kind'
import type { FieldControl } from '@/lib/kinds/field-controls'
import { listFields } from '@/lib/kinds/queries'
import { fieldLabels } from './kind-labels'

/** What a kind has beside the form's own fields, drawn from its schema. In an <ActionForm>. */
export async function KindFields({ kind, part }: { kind: string; part: KindPart }) {
  const [labels, t, app] = await Promise.all([
    fieldLabels(kind, part),
    getTranslations('fields'),
    getTranslations('app'),
  ])
  return listFields(kind, part).map((field) => {
    const shared = {
      name: field.name,
      label: labels.label(field.name),
      hint: labels.hint(field.name),
    }
    const { name, isRequired: required, maxLength } = field
    switch (field.control) {
      case 'boolean':
        return <CheckboxField key={name} {...shared} />
      case 'choice':
        return (
          <SelectField
            key={name}
            {...shared}
            required={required}
            placeholder={t('choose')}
            options={(field.options ?? []).map((value) => ({
              value,
              label: labels.option(name, value),
            }))}
          />
        )
      case 'long-text':
        return (
          <TextAreaField
            key={name}
            {...shared}
            {...{ required, maxLength }}
            optional={required ? undefined : app('optional')}
            rows={4}
          />
        )
      default:
        return (
          <TextField
            key={name}
            {...shared}
            {...{ required, maxLength }}
            optional={required ? undefined : app('optional')}
            {...input(field)}
          />
        )
    }
  })
}

/** What the browser's own input must know. */
const input = ({ control, min, max, isWhole }: FieldControl) =>
  control === 'number'
    ? { type: 'number', min, max, step: isWhole ? 1 : 'any' }
    : control === 'text'
      ? { type: 'text' }
      : { type: control }
