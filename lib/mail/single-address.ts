import { MailError } from '@/lib/mail/mail-error'

// No white space, control, double quote, comma, bracket, backslash: nothing that a header parser could
// read as a second recipient, a display name, a comment or another header.
const address = /^[^\s\p{C}",;:<>()[\]\\@]+@[^\s\p{C}",;:<>()[\]\\@]+$/u

/** The one address that `value` is; the last look before it becomes a header.
 *  @throws MailError for anything that is not exactly one bare address; of the kind
 *  `refused`, unless the address is a setting, which can be repaired */
export function singleAddress(value: string, kind: 'refused' | 'settings' = 'refused'): string {
  if (value.length <= 320 && address.test(value)) return value
  throw new MailError('Not one bare mail address', { kind })
}

/** Splits `Name <address>` (or a bare address), as MAIL_FROM is written. */
export function parseSender(from: string): { name: string; address: string } {
  const named = /^([^<>\r\n]*)<([^<>]+)>$/.exec(from.trim())
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1')
  return { name, address: singleAddress(named?.[2] ?? from.trim(), 'settings') }
}
