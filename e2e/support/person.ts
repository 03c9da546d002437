import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { settings } from './settings.mjs'
import { sql } from './sql'

/** The password of everyone in these tests, as of the demo people. */
export const PASSWORD = 'guildhall-demo-people'

/** A person with an account, and a session to open in a browser. */
export interface Person {
  id: string
  name: string
  email: string
  /** The value of the session cookie. */
  token: string
}

/** Returns a few letters that no other test uses. */
export const unique = () => randomInt(36 ** 7, 36 ** 8).toString(36)

/** Returns an address that nobody has yet. */
export const newAddress = (name: string) => `${name.toLowerCase()}.${unique()}@acme.test`

/** Creates a person with an active account and no memberships. */
export async function person(name: string): Promise<Person> {
  const made = { id: randomUUID(), name: `${name} ${unique()}`, email: newAddress(name) }
  await sql(
    `INSERT INTO "User" (id, name, email, "passwordHash", "isActive", "emailVerified", "modifiedAt")
     SELECT $1, $2, $3, "passwordHash", true, now(), now() FROM "User" WHERE email = 'olive@acme.test'`,
    [made.id, made.name, made.email],
  )
  return { ...made, token: await newSession(made.id) }
}

/** Signs a person in without a browser, as if on another device. */
export async function newSession(userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest('base64url')
  await sql(
    `INSERT INTO "Session" (id, "sessionToken", "userId", expires)
     VALUES (uuidv7(), $1, $2, now() + interval '30 days')`,
    [hash, userId],
  )
  return token
}

/** The session cookie for a browser. */
export const sessionCookie = (token: string) => ({
  name: SESSION_COOKIE,
  value: token,
  url: settings.APP_URL,
  httpOnly: true,
  sameSite: 'Lax' as const,
})

export const SESSION_COOKIE = 'next-auth.session-token'
