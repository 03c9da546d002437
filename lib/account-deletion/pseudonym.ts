/** What the audit log calls somebody whose account was deleted. The database knows the same (event_is_final). */
export const pseudonymOf = (userId: string) => `Deleted person ${userId.slice(-4)}`
