import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { secretKeys } from '@/lib/access/seal'
import { databaseNow } from '@/lib/database/clock'

/**
 * Tokens for emailed links, as in Django's password reset: an HMAC over purpose, subject, time and the
 * state that using the link changes. A link works once, expires, is invalidated when a newer one is
 * sent, needs no row of its own, and a copy of the database does not reveal it.
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

/** A parsed token. Nothing in it is trusted until `isGenuine` has verified it. */
export interface ParsedToken {
  subject: string
  issuedAt: Date
  mac: Buffer
}

/**
 * @param subject the UUID of the person or thing the link is for
 * @param state everything whose change invalidates the link
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

/** @returns null for text that is not exactly as makeToken() writes it */
export function parseToken(token: string): ParsedToken | null {
  const [, id, time, code] = /^([\w-]{22})\.([0-9a-z]{6,8})\.([\w-]{43})$/.exec(token) ?? []
  if (!id || !time || !code) return null
  const hex = Buffer.from(id, 'base64url').toString('hex')
  const subject = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const seconds = parseInt(time, 36)
  const mac = Buffer.from(code, 'base64url')
  // Base64 has spare bits at the end: other encodings of the same bytes are rejected.
  return write(subject, seconds, mac) === token
    ? { subject, issuedAt: new Date(seconds * 1000), mac }
    : null
}

/**
 * Parses the token of a link, with or without characters that a forwarded message left around or in it.
 * Only for links: nobody forwards a cookie, and what counts its uses must not be written in two ways.
 */
export const parseLinkToken = (text: string): ParsedToken | null => parseToken(cleanToken(text))

// What email clients insert into a long link: line breaks, also in quoted-printable ("=" at the end of a
// line, which browsers keep), whitespace and invisible characters.
const breaks = '[\\s=\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*'
const wrapped = new RegExp(
  `^[^\\w-]*((?:[\\w-]${breaks}){22}\\.${breaks}(?:[0-9a-z]${breaks}){6,8}\\.${breaks}` +
    // A letter or digit right after the end means it is not our token. Other characters are the
    // message's.
    `(?:[\\w-]${breaks}){42}[\\w-])(?![_-]*[0-9A-Za-z])`,
)

/**
 * Removes what a forwarded message put around or into a token: periods, brackets, quotation marks,
 * whitespace, percent-encoded or not. Used by both the page of a link and the form on it.
 */
function cleanToken(text: string): string {
  const found = wrapped.exec(decoded(text.slice(0, 2000)))?.[1]
  return found?.replace(new RegExp(breaks, 'g'), '') ?? text
}

/** Decodes percent-encoding, including double encoding; leaves invalid sequences unchanged. */
const decoded = (text: string): string => {
  const once = text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) =>
    Buffer.from(codes.replaceAll('%', ''), 'hex').toString(),
  )
  return once === text ? text : decoded(once)
}

/** Whether the token was made by this application, for this purpose and this state. */
export function isGenuine(token: ParsedToken, purpose: TokenPurpose, state: string) {
  const seconds = token.issuedAt.getTime() / 1000
  return secretKeys(`token:${purpose}`).some((key) =>
    timingSafeEqual(token.mac, sign(key, token.subject, seconds, state)),
  )
}

/** Whether a token with this lifetime (milliseconds) has expired, or claims to be from the future. */
export function hasRunOut(token: ParsedToken, lifetime: number, now = databaseNow()) {
  const age = now.getTime() - token.issuedAt.getTime()
  return age > lifetime || age < -60_000
}

/**
 * Parses a token that a browser keeps, and verifies that it was made for this purpose and state, and has
 * not expired.
 * @returns null otherwise
 */
export function openToken(
  text: string,
  purpose: TokenPurpose,
  lifetime: number,
  state: string,
): ParsedToken | null {
  const token = parseToken(text)
  return token && isGenuine(token, purpose, state) && !hasRunOut(token, lifetime) ? token : null
}

const sign = (key: Buffer, subject: string, seconds: number, state: string) =>
  createHmac('sha256', key)
    .update(JSON.stringify([subject, seconds, state]))
    .digest()
