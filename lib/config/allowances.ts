/** The person creating an organization: signed in, or an address that signs up with one. */
export interface Founder {
  email: string
  /** Staff of the product. */
  isSuperuser: boolean
}

/**
 * What people may do on their own. Everything else is refused by its command, hidden in the pages, and
 * explained to people who open its URL.
 */
export interface Allowances {
  /**
   * Who gets an account: everyone who signs up (`open`); only invited people, who set it up with the
   * invitation (`invited`); nobody (`closed`): another system creates the accounts with
   * provisionUser(). Providers (Google, GitHub, OIDC) create accounts for the same people only.
   */
  signUp: 'open' | 'invited' | 'closed'
  /** Who may create organizations; a function decides per person. */
  createOrganization: 'everyone' | 'staff' | ((founder: Founder) => boolean | Promise<boolean>)
  /** How many organizations one person may own; staff may own any number. */
  organizationsPerUser: number
  /** Whether an owner may delete their organization; staff always may. */
  deleteOrganization: boolean
  /** Whether organizations have an insights page. */
  insights: boolean
  /** Whether members may export an organization's lists; staff can always export theirs. */
  exports: boolean
  /** Whether people without a password may set one. */
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

/** Refuses invalid settings with a sentence at startup. */
export function checkAllowances({ organizationsPerUser: most }: Allowances): void {
  if (most !== Infinity && !(Number.isInteger(most) && most > 0))
    throw new Error(
      `guildhall.config.ts: allow.organizationsPerUser is ${most}: that must be a whole number above 0.`,
    )
}
