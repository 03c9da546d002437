import type { Route } from 'next'
import type { z } from 'zod'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/accounts/person'
import type { FieldValues } from '@/lib/kinds/form-of'

/** The data with which an account is activated. */
export interface Activation {
  id: string
  name: string
  /** Missing for people who come from a provider or another system. */
  passwordHash?: string
  /** The language of the page, for people who have not set one. */
  locale?: string
  /** The version of the activation link that was used; missing if their address was proven otherwise. */
  linkVersion?: number
}

/** Optional parts common to both types of backends. */
export interface Backend {
  name: string
  /**
   * Fields added to the form that starts it; their values are passed on as `extra`. They are also
   * validated in the browser if components/form/backend-fields.ts lists them.
   */
  fields?: z.ZodObject
  /** Fields added to the form in which new people set up their account, besides name and password. */
  accountFields?: z.ZodObject
  /**
   * Stores what a new person filled in, in the transaction that activates their account.
   * @param extra the values of `accountFields`
   */
  accountReady?: (tx: Tx, request: { person: Person; extra: FieldValues }) => Promise<void>
  /**
   * Activates the account of a person who has verified their address, in the caller's transaction.
   * Default: activateUser() (lib/accounts/sign-up/activate-user.ts), which a custom one calls too.
   */
  activate?: (tx: Tx, activation: Activation) => Promise<Person>
  /** The page that its activation links lead to; default: /activate/<token>. */
  activationPath?: (token: string) => Route
  /** How long its links are valid, in milliseconds; default: from the configuration. */
  lifetime?: number
}

/** The two sets of fields a backend can have. */
export type BackendPart = 'fields' | 'accountFields'
