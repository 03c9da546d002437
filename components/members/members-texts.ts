import { getLocale, getMessages, getTranslations, perLocale } from '@/lib/i18n/translations'
import { pluralForms } from '@/lib/i18n/plural-forms'

export type MembersTexts = Awaited<ReturnType<typeof membersTexts>>

/** The table's texts for the browser, where {name}, {role} and {organization} are filled in. */
export const membersTexts = perLocale(async () => {
  const [t, { app, people, roles }, locale] = await Promise.all([
    getTranslations('people'),
    getMessages(),
    getLocale(),
  ])
  const { you, role, joined, seen, manage, selectAll, open, remind, close, done, undo } = people
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
    owner: roles.owner,
    ...{ you, role, joined, seen, manage, selectAll, open, remind, close, done, undo },
    states: {
      pending: t('waiting'),
      deactivated: t('inactive'),
      closing: t('closing'),
      suspended: t('suspended'),
    },
    manageWho: t('manageWho', places),
    selectOne: t('selectOne', places),
    actionsFor: t('actionsFor', places),
    asks: {
      suspend: { ...asked('suspend'), done: counted('suspended') },
      resume: { ...asked('resume'), done: counted('resumed') },
      remove: { ...asked('remove'), done: counted('removed') },
    },
    cancel: app.cancel,
    undone: people.undone,
    roleChanged: t('roleChanged', places),
    failed: people.failed,
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
