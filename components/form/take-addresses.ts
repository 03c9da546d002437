import { entriesWithoutAddress } from '@/lib/accounts/entries-without-address'
import { findAddresses } from '@/lib/accounts/find-addresses'
import { MOST_DIRECT } from '@/lib/invitations/list-row'

/** The value of an <AddressesField>: complete addresses, and the text being typed. */
export interface Addresses {
  chips: string[]
  text: string
}

/** All of it as one text, as it is sent. */
export const joined = ({ chips, text }: Addresses) =>
  [...chips, text].filter((part) => part.trim()).join('\n')

/**
 * Takes complete addresses from the text: pasted, several, or followed by a separator. An entry of a
 * list without an address becomes an invalid chip. A text with more than addresses (a heading, a table,
 * a line without one), or with too many to send directly, stays as it is, including existing addresses,
 * for the server to parse and the review to show.
 * @param isWhole whether typing has finished
 */
export function takeAddresses({ chips, text }: Addresses, isWhole = false): Addresses {
  const found = findAddresses(text)
  const isTyping = !isWhole && found.length < 2 && !/[\s,;]$/.test(text)
  if (found.length === 0 || isTyping) return { chips, text }
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim())
  const others = entriesWithoutAddress(lines).flat()
  const all = unique([...chips, ...found, ...others])
  const isList = lines.every((line) => findAddresses(line).length > 0)
  if (isList && all.length <= MOST_DIRECT) return { chips: all, text: '' }
  return { chips: [], text: joined({ chips, text }) }
}

const unique = (addresses: string[]) => {
  const seen = new Map(addresses.map((address) => [address.toLowerCase(), address]))
  return [...seen.values()]
}
