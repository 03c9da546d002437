import { getMessages, perLocale } from '@/lib/i18n/translations'

export type FrameLabels = Awaited<ReturnType<typeof frameLabels>>

/** All texts of the frame, and of what opens from it. */
export const frameLabels = perLocale(async () => {
  const { app, command, nav, people, theme } = await getMessages()
  const { invitations: _, ...switcher } = nav.switcher
  return {
    skip: app.skip,
    nav: nav.main,
    openNav: nav.open,
    closeNav: nav.close,
    userMenu: nav.userMenu,
    signOut: nav.signOut,
    theme: { theme: theme.theme, system: theme.system, light: theme.light, dark: theme.dark },
    switcher,
    command: {
      ...command,
      invite: people.invite,
      light: theme.useLight,
      dark: theme.useDark,
      system: theme.useSystem,
    },
  }
})
