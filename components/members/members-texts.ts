import { getLocale, getTranslations, perLocale } from '@/lib/i18n/translations'
import { pluralForms } from '@/lib/i18n/plural-forms'

export type MembersTexts = Awaited<ReturnType<typeof membersTexts>>

/** What the table of members says in the browser, where {name}, {role} and {organization} are filled in. */
export const membersTexts = perLocale(async () => {
  const [t, app, role, locale] = await Promise.all([
    getTranslations('people'),
    getTranslations('app'),
    getTranslations('roles'),
    getLocale(),
  ])
  const places = { name: '{name}', role: '{role}', organization: '{organization}' }
  const counted = (key: 'selected' | 'removeAsk' | 'removed' | 'roleAsk' | 'changed' | 'refused') =>
    pluralForms(locale, (count) => t(`bulk.${key}`, { ...places, count }))
  return {
    owner: role('owner'),
    you: t('you'),
    waiting: t('waiting'),
    inactive: t('inactive'),
    role: t('role'),
    joined: t('joined'),
    manage: t('manage'),
    manageWho: t('manageWho', places),
    selectOne: t('selectOne', places),
    selectAll: t('selectAll'),
    actionsFor: t('actionsFor', places),
    open: t('open'),
    remind: t('remind'),
    remove: t('remove'),
    removeAsk: t('removeAsk', places),
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
})
