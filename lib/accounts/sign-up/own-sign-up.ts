import 'server-only'
import { transliterate } from 'transliteration'
import { makeToken, openToken } from '@/lib/access/tokens'
import type { SignUpInput } from '@/lib/accounts/sign-up/schema'
import { hours } from '@/lib/config/define-guildhall'
import { uuid7 } from '@/lib/database/uuid'
import { slugFrom } from '@/lib/organizations/slug'

export const OWN_SIGN_UP_LIFETIME = hours(24)

type Wanted = Pick<SignUpInput, 'email' | 'name' | 'slug'>

/** The slug that a sign-up is for. */
export const wantedSlug = ({ slug, name }: Wanted): string => slug || slugFrom(name, transliterate)

/** What a browser keeps of its sign-up: the same one again, because no email arrived, is not refused. */
export const ownSignUpToken = (input: Wanted): string =>
  makeToken('sign-up', uuid7(), stateOf(input))

export const isOwnSignUp = (token: string | undefined, input: Wanted): boolean =>
  token !== undefined && openToken(token, 'sign-up', OWN_SIGN_UP_LIFETIME, stateOf(input)) !== null

const stateOf = (input: Wanted) => JSON.stringify([input.email, wantedSlug(input)])
