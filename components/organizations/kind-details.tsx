import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { fieldValues } from './field-values'

interface KindDetailsProps {
  kind: string
  /** The stored values. */
  fields: Record<string, unknown>
}

/** The fields of an organization's kind as text; nothing if the kind has none. */
export async function KindDetails({ kind, fields }: KindDetailsProps) {
  const [t, none, show] = await Promise.all([
    getTranslations('org'),
    getTranslations('fields'),
    fieldValues(kind, 'fields'),
  ])
  const items = show(fields).map(({ term, details }) => ({
    term,
    details: details || none('none'),
  }))
  if (items.length === 0) return null
  return (
    <Card title={t('details')}>
      <DescriptionList items={items} />
    </Card>
  )
}
