/** How long a role change can be undone from its toast, plus a margin, in milliseconds. */
export const OFFER_LASTS = 30_000
