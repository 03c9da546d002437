import type { Route } from 'next'
import type { Backend } from '@/lib/backends/backend'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/accounts/person'
import type { FieldValues } from '@/lib/kinds/form-of'

/** A sign-up as its page sends it. */
export interface RegistrationRequest {
  /** Canonical. */
  email: string
  /** The name of the organization that they found; none for somebody who joins one by a link. */
  organization?: string
  /** What sort of organization it is, by its name in the configuration. */
  kind?: string
  /** The language of the sign-up form, for the new person's mails. */
  locale?: string
  /** What the backend's own fields hold. */
  extra: FieldValues
}

/**
 * How new people get an account at sign-up: django-organizations' registration backend. Chosen by
 * name in guildhall.config.ts; a further one must pass lib/backends/registration-contract.ts.
 */
export interface RegistrationBackend extends Backend {
  /**
   * Creates the new person, or finds one who still waits, in the caller's transaction.
   * @returns the founder of an organization that waits with them; null when the address has an
   *   account, and then nothing may be created. The page answers the same either way.
   */
  register: (tx: Tx, request: RegistrationRequest) => Promise<Person | null>
  /** Mails what makes the account theirs: the proof of the address. */
  verify: (tx: Tx, founder: Person, request: RegistrationRequest) => Promise<void>
  /** The page on which people sign up; else /signup. */
  signUpPath?: Route
  /** Where the sign-up form leads, whatever was found. */
  completePath: Route
  /** Where an activated person lands. */
  successPath: (slug: string | undefined) => Route
  /** Pages that they are led through before that, in order. */
  steps?: (slug: string | undefined) => Route[]
}
