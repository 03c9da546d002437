import { getTranslations, perLocale } from '@/lib/i18n/translations'

export type FrameLabels = Awaited<ReturnType<typeof frameLabels>>

/** All texts of the frame, and of what opens from it. */
export const frameLabels = perLocale(async () => {
  const [t, app, command, theme, people] = await Promise.all([
    getTranslations('nav'),
    getTranslations('app'),
    getTranslations('command'),
    getTranslations('theme'),
    getTranslations('people'),
  ])
  return {
    skip: app('skip'),
    nav: t('main'),
    openNav: t('open'),
    closeNav: t('close'),
    userMenu: t('userMenu'),
    signOut: t('signOut'),
    theme: {
      theme: theme('theme'),
      system: theme('system'),
      light: theme('light'),
      dark: theme('dark'),
    },
    switcher: {
      open: t('switcher.open'),
      none: t('switcher.none'),
      search: t('switcher.search'),
      noMatch: t('switcher.noMatch'),
      create: t('switcher.create'),
      all: t('switcher.all'),
      loading: t('switcher.loading'),
    },
    command: {
      open: command('open'),
      keys: command('keys'),
      keysOnMac: command('keysOnMac'),
      title: command('title'),
      placeholder: command('placeholder'),
      noMatch: command('noMatch'),
      pages: command('pages'),
      people: command('people'),
      organizations: command('organizations'),
      actions: command('actions'),
      invite: people('invite'),
      light: theme('useLight'),
      dark: theme('useDark'),
      system: theme('useSystem'),
    },
  }
})
