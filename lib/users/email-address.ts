import { z } from 'zod'
import { typedAddress } from '@/lib/users/typed-address'

/**
 * An address as it is stored and compared everywhere: compatibility forms folded (a full-width "＠"
 * becomes the "@" that a mail server would see, so it must be folded before anything is checked),
 * no white space around it, no capitals.
 * @returns the canonical address, or null for what is no single plain address
 */
export function canonicalEmail(input: string): string | null {
  const email = input.normalize('NFKC').trim().toLowerCase()
  return email.length <= 254 && PLAIN_ADDRESS.test(email) ? email : null
}

// One "@", a dot-separated local part and domain. No quotes, commas, brackets, colons, spaces or
// control characters: each of them has sent somebody's mail to somebody else.
const PLAIN_ADDRESS =
  /^(?=.{1,64}@)[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])$/u

/** A form's address field, also with a name or `mailto:` around the address; its value is canonical. */
export const emailSchema = z
  .string({ error: 'email-missing' })
  .trim()
  .min(1, 'email-missing')
  .transform((value, ctx) => {
    const email = canonicalEmail(typedAddress(value))
    if (email) return email
    ctx.addIssue({ code: 'custom', message: 'email-invalid' })
    return z.NEVER
  })
