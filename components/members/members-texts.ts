import { getTranslations } from 'next-intl/server'
import type { OrgContext } from '@/lib/access/org-context'
import type { MembersTexts } from './members-context'

/**
 * What the list of members says in the browser. Places that only a row knows stay open ({name}),
 * and what counts is there once for each number that can be selected.
 */
export async function membersTexts(
  { organization: { name: organization } }: OrgContext,
  rows: number,
): Promise<MembersTexts> {
  const [t, app] = await Promise.all([getTranslations('people'), getTranslations('app')])
  const places = { name: '{name}', role: '{role}' }
  const counted = (key: CountedKey) =>
    Array.from({ length: rows }, (_, index) => t(`bulk.${key}`, { count: index + 1, organization }))
  return {
    selectOne: t('selectOne', places),
    selectAll: t('selectAll'),
    actionsFor: t('actionsFor', places),
    open: t('open'),
    role: t('role'),
    remind: t('remind'),
    remove: t('remove'),
    removeAsk: t('removeAsk', { ...places, organization }),
    removeText: t('removeText'),
    cancel: app('cancel'),
    close: t('close'),
    done: t('done'),
    undo: t('undo'),
    undone: t('undone'),
    roleChanged: t('roleChanged', places),
    failed: t('failed'),
    bulk: {
      region: t('bulk.region'),
      clear: t('bulk.clear'),
      changeRole: t('bulk.changeRole'),
      remove: t('bulk.remove'),
      selected: counted('selected'),
      removeAsk: counted('removeAsk'),
      removed: counted('removed'),
      roleAsk: counted('roleAsk'),
      roleText: t('bulk.roleText'),
      save: t('bulk.save'),
      changed: counted('changed'),
      refused: counted('refused'),
    },
  }
}

type CountedKey = 'selected' | 'removeAsk' | 'removed' | 'roleAsk' | 'changed' | 'refused'
