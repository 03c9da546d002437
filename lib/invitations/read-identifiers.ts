import 'server-only'
import type { Identifier } from '@/lib/backends/identifier'
import type { AddressList, ListRow } from '@/lib/invitations/list-row'

/**
 * Reads a list of invitees that are not addresses: one per line, or separated by commas or semicolons.
 */
export const readIdentifiers = (identifier: Identifier, text: string): AddressList => ({
  rows: text
    .split(/[\n,;]+/)
    .map((typed) => typed.trim())
    .filter(Boolean)
    .map((typed) => readIdentifier(identifier, typed)),
  otherColumns: [],
})

/** Reads one of them. */
export function readIdentifier({ read }: Identifier, text: string): ListRow {
  const found = read(text)
  return { text, email: 'identifier' in found ? found.identifier : null }
}
