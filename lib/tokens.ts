import 'server-only'
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'

/**
 * Mailed links, as in Django's password reset: an HMAC over purpose, subject, time and the state
 * that using the link changes. So a link works once, runs out, dies when a newer one is sent, needs
 * no row of its own, and a copy of the database does not give it away.
 */
export type TokenPurpose = 'activate' | 'reset' | 'sign-in' | 'invitation' | 'device'

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
export function makeToken(purpose: TokenPurpose, subject: string, state: string, at = new Date()) {
  const seconds = Math.floor(at.getTime() / 1000)
  return write(subject, seconds, sign(keyOf(purpose, env.AUTH_SECRET), subject, seconds, state))
}

const write = (subject: string, seconds: number, mac: Buffer) => {
  const id = Buffer.from(subject.replaceAll('-', ''), 'hex').toString('base64url')
  return `${id}.${seconds.toString(36)}.${mac.toString('base64url')}`
}

/** @returns null for anything that is not a token as we write it, to the letter */
export function parseToken(token: string): ParsedToken | null {
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

/** Whether we made this token, for this purpose, while the state was this. */
export function isGenuine(token: ParsedToken, purpose: TokenPurpose, state: string) {
  const seconds = token.issuedAt.getTime() / 1000
  return [env.AUTH_SECRET, ...env.AUTH_SECRET_FALLBACKS].some((secret) =>
    timingSafeEqual(token.mac, sign(keyOf(purpose, secret), token.subject, seconds, state)),
  )
}

/** Whether a token of this lifetime (milliseconds) has run out, or claims to come from the future. */
export function hasRunOut(token: ParsedToken, lifetime: number, now = new Date()) {
  const age = now.getTime() - token.issuedAt.getTime()
  return age > lifetime || age < -60_000
}

// A key of its own for each purpose: a token for one can never pass for another.
const keyOf = (purpose: TokenPurpose, secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'guildhall', `token:${purpose}`, 32))

const sign = (key: Buffer, subject: string, seconds: number, state: string) =>
  createHmac('sha256', key)
    .update(JSON.stringify([subject, seconds, state]))
    .digest()
