/**
 * How many invitations can be sent per day, to prevent spam in the product's name. Each address of a
 * list and each resend counts; refused ones do not.
 */
export interface Limits {
  /** By one person, across all organizations. */
  invitationsPerInviter: number
  invitationsPerOrganization: number
  /** Per organization younger than `youngFor`. */
  invitationsPerYoungOrganization: number
  /**
   * To one address, across all organizations. The first of the day from an organization that is not
   * young is always sent, so that strangers cannot use up the quota of others.
   */
  invitationsPerRecipient: number
  /** Milliseconds. */
  youngFor: number
}

export const defaultLimits: Limits = {
  invitationsPerInviter: 1000,
  invitationsPerOrganization: 2000,
  invitationsPerYoungOrganization: 500,
  invitationsPerRecipient: 50,
  youngFor: 7 * 86_400_000,
}

/** Refuses invalid limits with a sentence at startup. */
export function checkLimits(limits: Limits): void {
  for (const [name, most] of Object.entries(limits))
    if (!(most === Infinity || (Number.isInteger(most) && most >= 0)))
      throw new Error(
        `guildhall.config.ts: limits.${name} is ${most}: that must be a whole number, or Infinity.`,
      )
}

/** Refuses a page with more rows than a bulk action takes, with a sentence at startup. */
export function checkPageSize(size: number): void {
  if (!(Number.isInteger(size) && size >= 1 && size <= 50))
    throw new Error(
      `guildhall.config.ts: pageSize is ${size}: that must be a whole number from 1 to 50.`,
    )
}

/** How many invitations an organization may send per day. */
export const invitationsOf = (
  limits: Limits,
  { createdAt }: { createdAt: Date },
): { most: number; isYoung: boolean } => {
  const isYoung = Date.now() - createdAt.getTime() < limits.youngFor
  const most = isYoung ? limits.invitationsPerYoungOrganization : limits.invitationsPerOrganization
  return { most, isYoung }
}
