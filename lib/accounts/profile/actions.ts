'use server'

import { currentUser } from '@/lib/access/context'
import { publicAction, userAction } from '@/lib/action/define-action'
import {
  clearSessionCookie,
  deviceCookie,
  setThemeCookie,
} from '@/lib/accounts/sessions/session-cookie'
import { setLocaleCookie } from '@/lib/i18n/locale-cookie'
import { changePassword } from '@/lib/accounts/profile/change-password'
import {
  endAllSessions,
  endOneSession,
  endOtherSessions,
  endSessionByLink,
} from '@/lib/accounts/sessions/end-sessions'
import {
  changePasswordSchema,
  chooseLanguageSchema,
  deviceLinkSchema,
  emptySchema,
  sessionIdSchema,
  themeSchema,
  updateProfileSchema,
} from '@/lib/accounts/profile/schema'
import { updateProfile, chooseLanguage } from '@/lib/accounts/profile/update-profile'

export const updateProfileAction = userAction(updateProfileSchema, updateProfile, {
  done: async ({ locale }) => {
    if (locale !== undefined) await setLocaleCookie(locale)
    return { flash: 'profileSaved' }
  },
})

/** Public: signed-out visitors have a language too. */
export const chooseLanguageAction = publicAction(
  chooseLanguageSchema,
  async (_from, input) => chooseLanguage(await currentUser(), input),
  {
    done: async ({ locale }) => {
      await setLocaleCookie(locale)
      return {}
    },
  },
)

export const changePasswordAction = userAction(changePasswordSchema, changePassword, {
  done: async (device) => {
    await deviceCookie.set(device)
    return { flash: 'passwordSet', data: 'changed' }
  },
})

export const endSessionAction = userAction(sessionIdSchema, endOneSession, {
  done: async (device) => {
    if (device) await deviceCookie.set(device)
    return { flash: 'sessionEnded' }
  },
})

export const endOtherSessionsAction = userAction(emptySchema, endOtherSessions, {
  done: async (device) => {
    await deviceCookie.set(device)
    return { flash: 'otherSessionsEnded' }
  },
})

/** Public: the email may be opened where nobody is signed in. */
export const endSessionByLinkAction = publicAction(
  deviceLinkSchema,
  (_from, input) => endSessionByLink(input),
  { limit: 'tokenIp', done: () => ({ flash: 'sessionEnded' }) },
)

export const endAllSessionsAction = userAction(emptySchema, endAllSessions, {
  done: async () => {
    await clearSessionCookie()
    return { to: '/login', flash: 'signedOutEverywhere' }
  },
})

/** For pages without JavaScript; with it, the browser stores the choice itself. */
export const chooseThemeAction = userAction(themeSchema, async (_user, { theme }) => theme, {
  done: async (theme) => {
    await setThemeCookie(theme)
    return { to: '/account' }
  },
})
