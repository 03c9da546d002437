'use server'

import { userAction } from '@/lib/action'
import { clearSessionCookie } from '@/lib/auth/session-cookie'
import { changePassword } from '@/lib/users/change-password'
import { endAllSessions, endOneSession } from '@/lib/users/end-sessions'
import {
  changePasswordSchema,
  emptySchema,
  sessionIdSchema,
  themeSchema,
  updateProfileSchema,
} from '@/lib/users/schema'
import { setThemeCookie } from '@/lib/users/theme-cookie'
import { updateProfile } from '@/lib/users/update-profile'

export const updateProfileAction = userAction(updateProfileSchema, updateProfile, {
  done: () => ({ flash: 'profileSaved' }),
})

export const changePasswordAction = userAction(changePasswordSchema, changePassword, {
  done: () => ({ flash: 'passwordSet', data: 'changed' }),
})

export const endSessionAction = userAction(sessionIdSchema, endOneSession, {
  done: () => ({ flash: 'sessionEnded' }),
})

export const endAllSessionsAction = userAction(emptySchema, endAllSessions, {
  done: async () => {
    await clearSessionCookie()
    return { to: '/login', flash: 'signedOutEverywhere' }
  },
})

/** For the page without JavaScript; with it the browser keeps the choice by itself. */
export const chooseThemeAction = userAction(themeSchema, async (_user, { theme }) => theme, {
  done: async (theme) => {
    await setThemeCookie(theme)
    return { to: '/account' }
  },
})
