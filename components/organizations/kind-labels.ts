import { getTranslations, getFormatter } from '@/lib/i18n/translations'
import type { KindPart } from '@/lib/config/define-kind'
import { listKinds, listFields } from '@/lib/kinds/queries'
import type { FieldControl } from '@/lib/kinds/field-controls'
import { isChosen } from '@/lib/kinds/relation'

/** The names of a kind: "Vendor", "Vendors", "vendor", "New vendor", "Create vendor", "Vendor name". */
const words = ['singular', 'plural', 'inline', 'new', 'create', 'name'] as const
export type KindLabels = Record<(typeof words)[number], string>

/**
 * Returns the names of a kind: `kinds.<kind>` in the messages. A kind without its own is called an
 * organization.
 */
export async function kindLabels(kind: string): Promise<KindLabels> {
  const t = await getTranslations('kinds')
  type Key = Parameters<typeof t>[0]
  const word = (key: string) => {
    const own = `${kind}.${key}` as Key
    return t(t.has(own) ? own : (`organization.${key}` as Key))
  }
  return Object.fromEntries(words.map((key) => [key, word(key)])) as KindLabels
}

/**
 * Returns a function for the name of a kind: "Vendor"; undefined for the first kind of the
 * configuration, and so always if there is only one.
 */
export async function kindNamer(): Promise<(kind: string) => string | undefined> {
  const [first, ...others] = listKinds()
  const labels = await Promise.all(others.map(kindLabels))
  const names = new Map(others.map((kind, index) => [kind, labels[index]?.singular]))
  return (kind) => (kind === first ? undefined : names.get(kind))
}

/** The labels of a kind's fields, their hints and the labels of their options. */
export const fieldLabels = (kind: string, part: KindPart) => labelsUnder(`kinds.${kind}.${part}`)

/** The labels of the fields under a key of the messages. */
export async function labelsUnder(place: string) {
  const t = await getTranslations()
  type Key = Parameters<typeof t>[0]
  const say = (path: string) => {
    const key = `${place}.${path}` as Key
    return t.has(key) ? t(key as 'app.optional') : undefined
  }
  return {
    label: (field: string) => say(`${field}.label`) ?? inWords(field),
    hint: (field: string) => say(`${field}.hint`),
    option: (field: string, value: string) => say(`${field}.options.${value}`) ?? inWords(value),
  }
}

export type FieldLabels = Awaited<ReturnType<typeof labelsUnder>>

/** "taxNumber" → "Tax number": readable even without a translation. */
const inWords = (name: string) => {
  const text = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

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
