/** What people may do by themselves. */
export interface Allowances {
  /** Whether somebody whose account has no password may choose one. */
  firstPassword: boolean
}

export const defaultAllowances: Allowances = { firstPassword: true }
