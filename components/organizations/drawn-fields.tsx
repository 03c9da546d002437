import { getTranslations } from '@/lib/i18n/translations'
import { CheckboxField } from '@/components/form/checkbox-field'
import { SelectField } from '@/components/form/select-field'
import { TextAreaField } from '@/components/form/text-area-field'
import { TextField } from '@/components/form/text-field'
import { findTexts } from '@/components/form/find-texts'
import type { FieldControl } from '@/lib/kinds/field-controls'
import type { Chosen } from '@/lib/kinds/relation'
import type { FieldLabels } from './kind-labels'

interface DrawnFieldsProps {
  fields: FieldControl[]
  labels: FieldLabels
  /** The options of each relation. */
  choices?: Record<string, Chosen[]>
}

/** The number of options from which a select has a search. */
const MANY = 20

/** Renders fields with the controls for their schema. In an <ActionForm>. */
export async function DrawnFields({ fields, labels, choices = {} }: DrawnFieldsProps) {
  const [t, app, find] = await Promise.all([
    getTranslations('fields'),
    getTranslations('app'),
    findTexts(),
  ])
  return fields.map((field) => {
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
      case 'relation': {
        const options =
          choices[name]?.map(({ id: value, label }) => ({ value, label })) ??
          field.options?.map((value) => ({ value, label: labels.option(name, value) })) ??
          []
        return (
          <SelectField
            key={name}
            {...shared}
            required={required}
            placeholder={t('choose')}
            options={options}
            find={options.length > MANY ? find : undefined}
          />
        )
      }
      case 'long-text':
        return (
          <TextAreaField
            key={name}
            {...shared}
            {...{ required }}
            limit={maxLength}
            optional={required ? undefined : app('optional')}
            rows={4}
          />
        )
      default:
        return (
          <TextField
            key={name}
            {...shared}
            {...{ required }}
            limit={maxLength}
            optional={required ? undefined : app('optional')}
            {...input(field)}
          />
        )
    }
  })
}

/** The attributes of the browser's own input. */
const input = ({ control, min, max, isWhole }: FieldControl) =>
  control === 'number'
    ? { type: 'number', min, max, step: isWhole ? 1 : 'any' }
    : control === 'text'
      ? { type: 'text' }
      : { type: control }
