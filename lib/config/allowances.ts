/** Who asks for an organization: somebody who is signed in, or an address that signs up with one. */
export interface Founder {
  email: string
  /** Staff of the product. */
  isSuperuser: boolean
}

/**
 * What people may do by themselves. What is not allowed is refused by its command, hidden in the pages,
 * and told in a sentence to whoever comes by its address.
 */
export interface Allowances {
  /**
   * Who gets an account: whoever signs up (`open`); only who is invited, who then sets it up with the
   * invitation (`invited`); nobody (`closed`): another system makes the accounts, with provisionUser().
   * Providers (Google, GitHub, OIDC) make an account for the same people and for no others.
   */
  signUp: 'open' | 'invited' | 'closed'
  /** Who may create organizations; a function is asked about each person. */
  createOrganization: 'everyone' | 'staff' | ((founder: Founder) => boolean | Promise<boolean>)
  /** How many organizations one person may own; staff may own any number. */
  organizationsPerUser: number
  /** Whether an owner may delete their organization; staff always may. */
  deleteOrganization: boolean
  /** Whether organizations have a page of figures. */
  insights: boolean
  /** Whether members download an organization's lists; staff download theirs in any case. */
  exports: boolean
  /** Whether somebody whose account has no password may choose one. */
  firstPassword: boolean
}

export const defaultAllowances: Allowances = {
  signUp: 'open',
  createOrganization: 'everyone',
  organizationsPerUser: Infinity,
  deleteOrganization: true,
  insights: true,
  exports: true,
  firstPassword: true,
}

/** Refuses what could not be meant, in a sentence, at the start. */
export function checkAllowances({ organizationsPerUser: most }: Allowances): void {
  if (most !== Infinity && !(Number.isInteger(most) && most > 0))
    throw new Error(
      `guildhall.config.ts: allow.organizationsPerUser is ${most}: that must be a whole number above 0.`,
    )
}
