import { getLocale, getTranslations, perLocale } from '@/lib/i18n/translations'
import { pluralForms } from '@/lib/i18n/plural-forms'

export type MembersTexts = Awaited<ReturnType<typeof membersTexts>>

/** The table's texts for the browser, where {name}, {role} and {organization} are filled in. */
export const membersTexts = perLocale(async () => {
  const [t, app, role, locale] = await Promise.all([
    getTranslations('people'),
    getTranslations('app'),
    getTranslations('roles'),
    getLocale(),
  ])
  const places = { name: '{name}', role: '{role}', organization: '{organization}' }
  type Counted =
    | ('selected' | 'roleAsk' | 'changed' | 'refused')
    | ('suspendAsk' | 'suspended' | 'resumeAsk' | 'resumed' | 'removeAsk' | 'removed')
  const counted = (key: Counted) =>
    pluralForms(locale, (count) => t(`bulk.${key}`, { ...places, count }))
  const asked = (what: 'suspend' | 'resume' | 'remove') => ({
    label: t(what),
    ask: t(`${what}Ask`, places),
    askMany: counted(`${what}Ask`),
    text: t(`${what}Text`),
  })
  return {
    owner: role('owner'),
    you: t('you'),
    states: {
      pending: t('waiting'),
      deactivated: t('inactive'),
      closing: t('closing'),
      suspended: t('suspended'),
    },
    role: t('role'),
    joined: t('joined'),
    seen: t('seen'),
    manage: t('manage'),
    manageWho: t('manageWho', places),
    selectOne: t('selectOne', places),
    selectAll: t('selectAll'),
    actionsFor: t('actionsFor', places),
    open: t('open'),
    remind: t('remind'),
    asks: {
      suspend: { ...asked('suspend'), done: counted('suspended') },
      resume: { ...asked('resume'), done: counted('resumed') },
      remove: { ...asked('remove'), done: counted('removed') },
    },
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
      selected: counted('selected'),
      roleAsk: counted('roleAsk'),
      roleText: t('bulk.roleText'),
      save: t('bulk.save'),
      changed: counted('changed'),
      refused: counted('refused'),
    },
  }
})
