import * as z from 'zod'

/** Additional fields of the sign-up form. Also validated in the browser. */
export const fields = z.object({ terms: z.literal(true) })
