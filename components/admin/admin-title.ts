import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import type { AdminListName } from './admin-list'

/** `generateMetadata` for a back office page that is in the navigation. */
export const adminTitle = (name: AdminListName | 'overview') => async (): Promise<Metadata> => {
  const t = await getTranslations('admin')
  return { title: `${t(name)} · ${t('title')}` }
}
