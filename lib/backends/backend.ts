import type { Route } from 'next'
import type { z } from 'zod'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/accounts/person'
import type { FieldValues } from '@/lib/kinds/form-of'

/** Whose account becomes active, and with what. */
export interface Activation {
  id: string
  name: string
  /** None for a person who comes by a provider or another system. */
  passwordHash?: string
  /** The language of the page, for whoever has none yet. */
  locale?: string
}

/** What both sorts of backends may bring, beside what makes them one. */
export interface Backend {
  name: string
  /**
   * Fields of the form that it begins with, beside the form's own: what they hold comes to it as
   * `extra`. The browser checks with them as well when components/form/backend-fields.ts names them.
   */
  fields?: z.ZodObject
  /** Fields of the form in which a new person sets up their account, beside name and password. */
  accountFields?: z.ZodObject
  /**
   * Keeps what a new person filled in, in the transaction that makes their account active.
   * @param extra what `accountFields` hold
   */
  accountReady?: (tx: Tx, request: { person: Person; extra: FieldValues }) => Promise<void>
  /**
   * Makes the account of somebody active who has proven their address, in the caller's transaction.
   * Left out, it is activateUser() (lib/accounts/sign-up/activate-user.ts), which one of its own calls too.
   */
  activate?: (tx: Tx, activation: Activation) => Promise<Person>
  /** The page that its activation links lead to; else /activate/<token>. */
  activationPath?: (token: string) => Route
  /** How long its links work, in milliseconds; else the configuration's. */
  lifetime?: number
}

/** Which of a backend's two sets of fields. */
export type BackendPart = 'fields' | 'accountFields'
