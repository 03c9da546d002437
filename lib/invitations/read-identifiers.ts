import 'server-only'
import type { Identifier } from '@/lib/backends/identifier'
import type { AddressList, ListRow } from '@/lib/invitations/list-row'

/** A list of invitees who are no addresses: one a line, or with commas or semicolons in between. */
export const readIdentifiers = (identifier: Identifier, text: string): AddressList => ({
  rows: text
    .split(/[\n,;]+/)
    .map((typed) => typed.trim())
    .filter(Boolean)
    .map((typed) => readIdentifier(identifier, typed)),
  otherColumns: [],
})

/** One of them. */
export function readIdentifier({ read }: Identifier, text: string): ListRow {
  const found = read(text)
  return { text, email: 'identifier' in found ? found.identifier : null }
}
