'use server'

import { chooseMails, unsubscribe } from '@/lib/accounts/notifications/choose-mails'
import { chooseMailsSchema, unsubscribeSchema } from '@/lib/accounts/notifications/schema'
import { publicAction, userAction } from '@/lib/action/define-action'

export const chooseMailsAction = userAction(chooseMailsSchema, chooseMails, {
  done: () => ({ flash: 'profileSaved' }),
})

/** Public: the email may be read where nobody is signed in. */
export const unsubscribeAction = publicAction(
  unsubscribeSchema,
  (_from, input) => unsubscribe(input),
  { limit: 'tokenIp' },
)
