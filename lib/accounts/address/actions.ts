'use server'

import { currentUser } from '@/lib/access/context'
import { addAddress, makePrimary, removeAddress } from '@/lib/accounts/address/further-addresses'
import {
  changeAddress,
  undoAddress,
  requestAddress,
  requestFurtherAddress,
} from '@/lib/accounts/address/change-address'
import {
  addressIdSchema,
  addressLinkSchema,
  requestAddressSchema,
} from '@/lib/accounts/address/schema'
import { mailing } from '@/lib/accounts/mailed-to'
import { publicAction, userAction } from '@/lib/action/define-action'

export const requestAddressAction = userAction(
  requestAddressSchema,
  mailing('/account/email', requestAddress),
  {
    limit: 'addressChange',
    grave: true,
  },
)

export const requestFurtherAddressAction = userAction(
  requestAddressSchema,
  mailing('/account/email', requestFurtherAddress),
  {
    limit: 'addressChange',
    grave: true,
  },
)

export const makePrimaryAction = userAction(addressIdSchema, makePrimary, {
  grave: true,
  done: () => ({ flash: 'primaryChanged' }),
})

export const removeAddressAction = userAction(addressIdSchema, removeAddress, {
  grave: true,
  done: () => ({ flash: 'emailRemoved' }),
})

/** Public: the email may be opened where nobody is signed in. */
export const addAddressAction = publicAction(
  addressLinkSchema,
  async (_from, input) => addAddress(await currentUser(), input),
  {
    limit: 'tokenIp',
    done: (isOwn) => ({ to: isOwn ? '/account/email' : '/login', flash: 'emailAdded' }),
  },
)

/** Public: the email may be opened where nobody is signed in. */
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
