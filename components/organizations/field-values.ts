import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import type { KindPart } from '@/lib/config/define-kind'
import type { FieldControl } from '@/lib/kinds/field-controls'
import { listFields } from '@/lib/kinds/queries'
import { isChosen } from '@/lib/kinds/relation'
import { fieldLabels } from './kind-labels'

/** Returns a function that turns the stored fields of a kind into labels and readable values. */
export async function fieldValues(kind: string, part: KindPart) {
  const [labels, t, format] = await Promise.all([
    fieldLabels(kind, part),
    getTranslations('fields'),
    getFormatter(),
  ])
  const show = ({ name, control }: FieldControl, value: unknown): string => {
    if (control === 'boolean') return value === true ? t('yes') : t('no')
    if (value === null || value === undefined || value === '') return ''
    if (isChosen(value)) return value.label
    if (control === 'choice') return labels.option(name, String(value))
    if (control === 'number') return format.number(Number(value))
    if (control === 'date')
      return format.dateTime(new Date(`${String(value)}T00:00:00Z`), { dateStyle: 'medium' })
    return String(value)
  }
  return (values: Record<string, unknown>) =>
    listFields(kind, part).map((field) => ({
      name: field.name,
      term: labels.label(field.name),
      details: show(field, values[field.name]),
    }))
}
