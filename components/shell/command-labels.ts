import { getTranslations } from 'next-intl/server'

/** Every word of the command palette. */
export async function commandLabels() {
  const [t, theme, nav, people] = await Promise.all([
    getTranslations('command'),
    getTranslations('theme'),
    getTranslations('nav'),
    getTranslations('people'),
  ])
  return {
    open: t('open'),
    keys: t('keys'),
    keysOnMac: t('keysOnMac'),
    title: t('title'),
    placeholder: t('placeholder'),
    noMatch: t('noMatch'),
    pages: t('pages'),
    people: t('people'),
    organizations: t('organizations'),
    actions: t('actions'),
    invite: people('invite'),
    create: nav('switcher.create'),
    light: theme('useLight'),
    dark: theme('useDark'),
    system: theme('useSystem'),
    signOut: nav('signOut'),
  }
}
