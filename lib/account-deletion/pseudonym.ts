/** The name of a deleted person in the audit log. The database computes the same (event_is_final). */
export const pseudonymOf = (userId: string) => `Deleted person ${userId.slice(-4)}`
