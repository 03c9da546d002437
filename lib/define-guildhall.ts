import type { Handlers } from '@/lib/events/handlers'
import type { RoleCatalogue } from '@/lib/access/roles'
import { defaultRoles } from '@/lib/access/roles'

/** Milliseconds in `n` minutes. */
export const minutes = (n: number) => n * 60_000
/** Milliseconds in `n` hours. */
export const hours = (n: number) => minutes(n * 60)
/** Milliseconds in `n` days. */
export const days = (n: number) => hours(n * 24)

/** What a company may set in guildhall.config.ts. Lifetimes are milliseconds. */
export interface Guildhall {
  /** The name in mails and page titles. */
  productName: string
  /** Every role a member can have, with what it may do. `member` and `admin` must be there. */
  roles: RoleCatalogue
  lifetimes: {
    activation: number
    invitation: number
    reset: number
    signInLink: number
    /** The end of a session, however much it is used. */
    session: number
    /** The end of a session that nobody uses. */
    idleSession: number
    abandonedSignUp: number
  }
  /** Rows on a page of a list. */
  pageSize: number
  /** What a company's own code does when something happens: see lib/events/handlers.ts. */
  on: Handlers
}

type Defaults = 'roles' | 'on'

/** Checks nothing and fills in what is left out: the type is the check. */
export const defineGuildhall = (
  config: Omit<Guildhall, Defaults> & Partial<Pick<Guildhall, Defaults>>,
): Guildhall => ({ roles: defaultRoles, on: {}, ...config })
