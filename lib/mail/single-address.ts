import { MailError } from '@/lib/mail/mail-error'

// Excludes white space, control characters, double quotes, commas, brackets and backslashes: nothing that
// a header parser could read as a second recipient, a display name, a comment or another header.
const address = /^[^\s\p{C}",;:<>()[\]\\@]+@[^\s\p{C}",;:<>()[\]\\@]+$/u

/**
 * Returns `value` if it is a single bare address: the last check before it becomes a header.
 * @throws MailError for anything else; `refused`, or `settings` if the address is a setting, which can
 *   be fixed
 */
export function singleAddress(value: string, kind: 'refused' | 'settings' = 'refused'): string {
  if (value.length <= 320 && address.test(value)) return value
  throw new MailError('Not one bare mail address', { kind })
}

/** Splits `Name <address>` (or a bare address), the format of MAIL_FROM. */
export function parseSender(from: string): { name: string; address: string } {
  const named = /^([^<>\r\n]*)<([^<>]+)>$/.exec(from.trim())
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1')
  return { name, address: singleAddress(named?.[2] ?? from.trim(), 'settings') }
}
