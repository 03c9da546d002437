import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { secretKeys } from '@/lib/access/secret-keys'
import { databaseNow } from '@/lib/database/clock'

/**
 * Mailed links, as in Django's password reset: an HMAC over purpose, subject, time and the state
 * that using the link changes. So a link works once, runs out, dies when a newer one is sent, needs
 * no row of its own, and a copy of the database does not give it away.
 */
export type TokenPurpose =
  | 'activate'
  | 'reset'
  | 'sign-in'
  | 'add-address'
  | 'change-address'
  | 'undo-address'
  | 'invitation'
  | 'invitation-copy'
  | 'invitation-account'
  | 'join'
  | 'device'
  | 'end-session'
  | 'unsubscribe'
  | 'second-factor'
  | 'challenge'
  | 'connect'
  | 'sign-in-request'
  | 'sign-in-code'

/** A token taken apart. Nothing in it is proven until `isGenuine` says so. */
export interface ParsedToken {
  subject: string
  issuedAt: Date
  mac: Buffer
}

/**
 * @param subject the UUID of whom or what the link is for
 * @param state everything that makes the link worthless when it changes
 * @returns URL-safe text of about 75 characters
 */
export function makeToken(
  purpose: TokenPurpose,
  subject: string,
  state: string,
  at = databaseNow(),
) {
  const seconds = Math.floor(at.getTime() / 1000)
  return write(subject, seconds, sign(secretKeys(`token:${purpose}`)[0], subject, seconds, state))
}

/**
 * Six digits that somebody types in place of opening a link. They are short: who takes them counts the
 * tries, and knows by other means for what, and for how long, they were mailed.
 */
export const makeCode = (purpose: TokenPurpose, subject: string, state: string): string =>
  String(
    sign(secretKeys(`token:${purpose}`)[0], subject, 0, state).readUIntBE(0, 6) % 1_000_000,
  ).padStart(6, '0')

const write = (subject: string, seconds: number, mac: Buffer) => {
  const id = Buffer.from(subject.replaceAll('-', ''), 'hex').toString('base64url')
  return `${id}.${seconds.toString(36)}.${mac.toString('base64url')}`
}

/**
 * @param text a token, with or without what a forwarded message left around it
 * @returns null for anything that does not hold a token as we write it, to the letter
 */
export function parseToken(text: string): ParsedToken | null {
  const token = cleanToken(text)
  const [, id, time, code] = /^([\w-]{22})\.([0-9a-z]{6,8})\.([\w-]{43})$/.exec(token) ?? []
  if (!id || !time || !code) return null
  const hex = Buffer.from(id, 'base64url').toString('hex')
  const subject = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const seconds = parseInt(time, 36)
  const mac = Buffer.from(code, 'base64url')
  // Base64 leaves bits over at the end: other spellings of the same bytes are none of ours.
  return write(subject, seconds, mac) === token
    ? { subject, issuedAt: new Date(seconds * 1000), mac }
    : null
}

// What mail programs put inside a long link: line breaks, also as quoted-printable writes them
// ("=" at the end of a line, which a browser keeps), blanks and characters that nobody sees.
const breaks = '[\\s=\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*'
const wrapped = new RegExp(
  `^[^\\w-]*((?:[\\w-]${breaks}){22}\\.${breaks}(?:[0-9a-z]${breaks}){6,8}\\.${breaks}` +
    // A letter or digit after the end belongs to no token of ours. Everything else is the message's.
    `(?:[\\w-]${breaks}){42}[\\w-])(?![_-]*[0-9A-Za-z])`,
)

/**
 * A token without what a forwarded message put around it or into it: a full stop, brackets, quotation
 * marks, blanks, percent-encoded or not. The page of a link and the form on it both come through here.
 */
function cleanToken(text: string): string {
  const found = wrapped.exec(decoded(text.slice(0, 2000)))?.[1]
  return found?.replace(new RegExp(breaks, 'g'), '') ?? text
}

/** Percent-encoding is undone, also where it was done twice; what is no such code stays as it is. */
const decoded = (text: string): string => {
  const once = text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) =>
    Buffer.from(codes.replaceAll('%', ''), 'hex').toString(),
  )
  return once === text ? text : decoded(once)
}

/** Whether we made this token, for this purpose, while the state was this. */
export function isGenuine(token: ParsedToken, purpose: TokenPurpose, state: string) {
  const seconds = token.issuedAt.getTime() / 1000
  return secretKeys(`token:${purpose}`).some((key) =>
    timingSafeEqual(token.mac, sign(key, token.subject, seconds, state)),
  )
}

/** Whether a token of this lifetime (milliseconds) has run out, or claims to come from the future. */
export function hasRunOut(token: ParsedToken, lifetime: number, now = databaseNow()) {
  const age = now.getTime() - token.issuedAt.getTime()
  return age > lifetime || age < -60_000
}

const sign = (key: Buffer, subject: string, seconds: number, state: string) =>
  createHmac('sha256', key)
    .update(JSON.stringify([subject, seconds, state]))
    .digest()
