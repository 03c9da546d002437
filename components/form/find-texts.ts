import { getTranslations } from '@/lib/i18n/translations'
import type { ComboboxProps } from '@/components/ui/combobox-popup'

/** The texts of the search in a long select. */
export async function findTexts(): Promise<ComboboxProps['labels']> {
  const t = await getTranslations('app')
  return { search: t('searchChoices'), noMatch: t('noChoice') }
}
