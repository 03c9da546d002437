import { getTranslations } from '@/lib/i18n/translations'
import { TextAreaField } from '@/components/form/text-area-field'
import { TextField } from '@/components/form/text-field'
import { CURRENCY } from '@/lib/products/schema'

/** The fields of a product, new or existing. */
export async function ProductFields() {
  const [t, records, app] = await Promise.all([
    getTranslations('products'),
    getTranslations('records'),
    getTranslations('app'),
  ])
  return (
    <>
      <TextField name="name" label={t('name')} autoComplete="off" limit={100} required />
      <TextAreaField
        name="description"
        label={t('description')}
        optional={app('optional')}
        rows={4}
        limit={2000}
      />
      <TextField
        name="price"
        label={t('price')}
        hint={records('moneyHint', { currency: CURRENCY })}
        autoComplete="off"
        inputMode="decimal"
        className="max-w-48"
        required
      />
    </>
  )
}
