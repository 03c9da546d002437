import { findAddresses } from '@/lib/users/find-addresses'

/**
 * What was typed or pasted into a field for a single address: of `Mia Member <mia@acme.test>`,
 * `mailto:mia@acme.test` or `mia@acme.test;` the address alone. Everything else stays as it is, for
 * the check that follows to refuse: `mia smith@acme.test` is not Smith's address.
 */
export function typedAddress(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const isKnownForm = /^[^<>]*<[^<>]*>[\s,;.]*$/.test(text) || /^mailto:\S+$/i.test(text)
  const found = isKnownForm ? findAddresses(text) : []
  return found.length === 1 ? found[0]! : text.replace(/[\s,;.]+$/, '')
}
