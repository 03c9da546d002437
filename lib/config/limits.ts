/**
 * How many invitations a day brings, so that nobody sends spam in the product's name. Each address of a
 * list counts, and each invitation that is sent again; what is refused does not.
 */
export interface Limits {
  /** By one person, in all organizations together. */
  invitationsPerInviter: number
  invitationsPerOrganization: number
  /** The same for an organization that is younger than `youngFor`. */
  invitationsPerYoungOrganization: number
  /**
   * To one address, from all organizations together. The first one of the day from an organization that
   * is not young goes out all the same, so that strangers do not use up what others may send.
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

/** Refuses what could not be meant, in a sentence, at the start. */
export function checkLimits(limits: Limits): void {
  for (const [name, most] of Object.entries(limits))
    if (!(most === Infinity || (Number.isInteger(most) && most >= 0)))
      throw new Error(
        `guildhall.config.ts: limits.${name} is ${most}: that must be a whole number, or Infinity.`,
      )
}

/** How many invitations an organization may send in a day. */
export const invitationsOf = (
  limits: Limits,
  { createdAt }: { createdAt: Date },
): { most: number; isYoung: boolean } => {
  const isYoung = Date.now() - createdAt.getTime() < limits.youngFor
  const most = isYoung ? limits.invitationsPerYoungOrganization : limits.invitationsPerOrganization
  return { most, isYoung }
}
