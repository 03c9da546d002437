import { singleAddress } from './single-address'

/** Splits `Name <address>` (or a bare address), as MAIL_FROM is written. */
export function parseSender(from: string): { name: string; address: string } {
  const named = /^([^<>\r\n]*)<([^<>]+)>$/.exec(from.trim())
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1')
  return { name, address: singleAddress(named?.[2] ?? from.trim(), 'settings') }
}
