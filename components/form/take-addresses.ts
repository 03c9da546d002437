import { findAddresses } from '@/lib/accounts/find-addresses'
import { MOST_DIRECT } from '@/lib/invitations/list-row'

/** What an <AddressesField> holds: addresses one by one, and the text that is being typed. */
export interface Addresses {
  chips: string[]
  text: string
}

/** All of it as one text, which is what is sent. */
export const joined = ({ chips, text }: Addresses) =>
  [...chips, text].filter((part) => part.trim()).join('\n')

/**
 * Takes the addresses out of the text once they are whole: pasted, several, or followed by a separator.
 * A text that says more than addresses (a heading, a table, a line without one), or is too long to go
 * directly, stays as it is, with what was there before, for the server to read and the review to show.
 * @param isWhole whether nothing more is being typed
 */
export function takeAddresses({ chips, text }: Addresses, isWhole = false): Addresses {
  const found = findAddresses(text)
  const isTyping = !isWhole && found.length < 2 && !/[\s,;]$/.test(text)
  if (found.length === 0 || isTyping) return { chips, text }
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim())
  const all = unique([...chips, ...found])
  const isList = lines.every((line) => findAddresses(line).length > 0)
  if (isList && all.length <= MOST_DIRECT) return { chips: all, text: '' }
  return { chips: [], text: joined({ chips, text }) }
}

const unique = (addresses: string[]) => {
  const seen = new Map(addresses.map((address) => [address.toLowerCase(), address]))
  return [...seen.values()]
}
