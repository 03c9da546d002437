/** How long the offer to undo a change of role stands in its toast, and a little more: milliseconds. */
export const OFFER_LASTS = 30_000
