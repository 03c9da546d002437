import { getTranslations } from '@/lib/i18n/translations'
import { CheckboxField } from '@/components/form/checkbox-field'
import { SelectField } from '@/components/form/select-field'
import { TextAreaField } from '@/components/form/text-area-field'
import { TextField } from '@/components/form/text-field'
import { findTexts } from '@/components/form/find-texts'
import type { FieldControl } from '@/lib/kinds/field-controls'
import type { Chosen } from '@/lib/kinds/relation'
import { type FieldLabels, fieldLabels, labelsUnder } from './kind-labels'
import type { KindPart } from '@/lib/config/define-kind'
import { listChoices, listFields } from '@/lib/kinds/queries'
import type { BackendForm } from '@/lib/backends/queries'

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

export interface KindFieldsProps {
  kind: string
  part: KindPart
  /** Who fills them in, and for which organization: decides the options of relations. */
  chooser: Parameters<typeof listChoices>[1]
  /** The stored values. */
  values?: Record<string, unknown>
  /** Limits the form to some of the fields. */
  some?: Parameters<typeof listFields>[2]
}

/** The fields of a kind, rendered from its schema. In an <ActionForm>. */
export async function KindFields({ kind, part, chooser, values, some }: KindFieldsProps) {
  const fields = listFields(kind, part, some)
  const [labels, choices] = await Promise.all([
    fieldLabels(kind, part),
    listChoices(fields, chooser, values),
  ])
  return <DrawnFields {...{ fields, labels, choices }} />
}

/**
 * The additional fields of an invitation or registration backend, rendered from its schema. Their texts
 * are under `backends.<name>` in the messages. In an <ActionForm>.
 */
export const BackendFields = async ({ form }: { form: BackendForm }) => (
  <DrawnFields
    fields={form.controls}
    labels={await labelsUnder(`backends.${form.name}.${form.part}`)}
  />
)
