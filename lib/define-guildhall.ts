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
}

/** Checks nothing and fills in the default roles: the type is the check. */
export const defineGuildhall = (
  config: Omit<Guildhall, 'roles'> & { roles?: RoleCatalogue },
): Guildhall => ({ roles: defaultRoles, ...config })
