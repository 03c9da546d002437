import type { Route } from 'next'
import type { Backend } from '@/lib/backends/backend'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/accounts/person'
import type { FieldValues } from '@/lib/kinds/form-of'

/** A sign-up as sent by its page. */
export interface RegistrationRequest {
  /** Canonical. */
  email: string
  /** The name of the organization they create; undefined for people who join one with a link. */
  organization?: string
  /** The name of its kind in the configuration. */
  kind?: string
  /** The language of the sign-up form, for the new person's emails. */
  locale?: string
  /** The values of the backend's own fields. */
  extra: FieldValues
}

/**
 * How new people get an account at sign-up, like django-organizations' registration backend. Chosen by
 * name in guildhall.config.ts; a new one must pass lib/backends/registration-contract.ts.
 */
export interface RegistrationBackend extends Backend {
  /**
   * Creates the new person, or finds one pending activation, in the caller's transaction.
   * @returns the founder of an organization that is pending with them; null if the address has an
   *   account, in which case nothing may be created. The page responds the same either way.
   */
  register: (tx: Tx, request: RegistrationRequest) => Promise<Person | null>
  /** Emails the link that verifies the address. */
  verify: (tx: Tx, founder: Person, request: RegistrationRequest) => Promise<void>
  /** The sign-up page; default: /signup. */
  signUpPath?: Route
  /** The page after the sign-up form, whatever was found. */
  completePath: Route
  /** The page after activation. */
  successPath: (slug: string | undefined) => Route
  /** Pages to go through before that, in order. */
  steps?: (slug: string | undefined) => Route[]
}
