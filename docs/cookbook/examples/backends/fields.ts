import { z } from 'zod'

/** What the sign-up form asks beside the organization and the address. The browser checks with it. */
export const fields = z.object({ terms: z.literal(true) })
