'use server'

import { currentUser } from '@/lib/access/context'
import { changeAddress } from '@/lib/accounts/address/change-address'
import { requestAddress } from '@/lib/accounts/address/request-address'
import { addressLinkSchema, requestAddressSchema } from '@/lib/accounts/address/schema'
import { undoAddress } from '@/lib/accounts/address/undo-address'
import { publicAction, userAction } from '@/lib/action/define-action'

export const requestAddressAction = userAction(requestAddressSchema, requestAddress, {
  limit: 'addressChange',
  grave: true,
  done: () => ({ data: 'sent' }),
})

/** For everybody: the mail may be opened where nobody is signed in. */
export const changeAddressAction = publicAction(
  addressLinkSchema,
  async (_from, input) => changeAddress(await currentUser(), input),
  {
    limit: 'tokenIp',
    done: (isOwn) => ({ to: isOwn ? '/account' : '/login', flash: 'emailChanged' }),
  },
)

export const undoAddressAction = publicAction(
  addressLinkSchema,
  (_from, input) => undoAddress(input),
  { limit: 'tokenIp', done: () => ({ to: '/login', flash: 'emailRestored' }) },
)
