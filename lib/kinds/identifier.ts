import 'server-only'
import { Prisma } from '@/lib/db'

/**
 * Quotes the name of a table or column as SQL. It must come from the configuration, whose names
 * defineGuildhall restricts to letters and digits.
 */
// eslint-disable-next-line no-restricted-properties -- a name cannot be a parameter
export const identifier = (name: string) => Prisma.raw(`"${name}"`)
