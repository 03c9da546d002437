import { getTranslations } from '@/lib/i18n/translations'
import { accountStates } from '@/lib/users/account-state'

/** The select that filters a list by state. */
export async function stateFilter() {
  const t = await getTranslations('admin')
  return {
    name: 'state',
    label: t('filters.state'),
    any: t('list.any'),
    options: accountStates.map((state) => ({ value: state, label: t(`states.${state}`) })),
  }
}
