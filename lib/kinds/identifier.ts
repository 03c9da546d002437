import 'server-only'
import { Prisma } from '@/lib/db'

/**
 * The name of a table or a column as SQL. It must come from the configuration, whose names
 * defineGuildhall has looked at: letters and digits.
 */
// eslint-disable-next-line no-restricted-properties -- a name cannot be a parameter
export const identifier = (name: string) => Prisma.raw(`"${name}"`)
