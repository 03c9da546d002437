'use server'

import { scheduleDeletion } from '@/lib/account-deletion/schedule-deletion'
import { scheduleDeletionSchema } from '@/lib/account-deletion/schema'
import { clearSessionCookie } from '@/lib/accounts/sessions/session-cookie'
import { userAction } from '@/lib/action/define-action'
import { getFormatter } from '@/lib/i18n/translations'

export const scheduleDeletionAction = userAction(scheduleDeletionSchema, scheduleDeletion, {
  grave: true,
  done: async (deletesAt) => {
    await clearSessionCookie()
    const date = (await getFormatter()).dateTime(deletesAt, 'day')
    return { to: '/login', flash: 'accountClosing', values: { date } }
  },
})
