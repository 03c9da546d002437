import { randomUUID } from 'node:crypto'
import pg from 'pg'
import config from '@/guildhall.config'
import { orgContext, type OrgContext } from '@/lib/access/org-context'
import { findSession, type SignedIn } from '@/lib/accounts/sessions/find-session'
import { hashSessionToken, newSessionToken } from '@/lib/accounts/sessions/session-token'
import { uuid7 } from '@/lib/database/uuid'
import { pool } from '@/lib/db'

/** A person with an active account, signed in. */
export type Person = SignedIn & { token: string }

let count = 0

const describe = (name: string): Person => {
  // Unique in every test.
  const email = `${name.toLowerCase()}.${++count}@acme.test`
  return {
    id: randomUUID(),
    name,
    email,
    addresses: [email],
    image: null,
    locale: null,
    picture: null,
    isSuperuser: false,
    signIn: { methods: [], provider: null, provedAt: new Date() },
    sessionId: randomUUID(),
    token: newSessionToken(),
  }
}

/** Returns a statement with its values, so that one round trip inserts the rows of several tables. */
function insert(table: string, rows: Record<string, string | boolean | Date>[]) {
  const columns = Object.keys(rows[0]!)
  const values = rows.map((row) => `(${columns.map((column) => literal(row[column]!)).join()})`)
  return `INSERT INTO "${table}" ("${columns.join('","')}") VALUES ${values.join()}`
}

const literal = (value: string | boolean | Date) =>
  pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value))

/** Runs statements in one transaction. */
const write = (...statements: string[]) => pool().query(statements.join(';'))

function insertPeople(people: Person[]) {
  const now = new Date()
  const active = { isActive: true, emailVerified: now, lastSignInAt: now, modifiedAt: now }
  const users = people.map(({ id, name, email }) => ({ id, name: name!, email, ...active }))
  const expires = new Date(now.getTime() + config.lifetimes.session)
  const sessions = people.map(({ id: userId, sessionId: id, token }) => ({
    ...{ id, userId, expires, sessionToken: hashSessionToken(token) },
  }))
  return `${insert('User', users)};${insert('Session', sessions)}`
}

const membership = (organizationId: string, { id: userId }: Person, role = 'member') => ({
  ...{ id: uuid7(), organizationId, userId, role, modifiedAt: new Date() },
})

/** Creates a signed-in person without memberships. */
export async function person(name: string): Promise<Person> {
  const made = describe(name)
  await write(insertPeople([made]))
  return made
}

/** Adds another member to an organization. */
export async function member(organizationId: string, name: string, role?: string) {
  const made = describe(name)
  const added = membership(organizationId, made, role)
  await write(insertPeople([made]), insert('OrganizationUser', [added]))
  return made
}

/** Returns the context of a member; throws for a stranger. */
export async function as(who: { token: string }, slug: string): Promise<OrgContext> {
  const found = await findSession(who.token, slug)
  if (!found?.membership) throw new Error(`no member of ${slug}`)
  return orgContext(found.user, found.membership)
}

/**
 * Creates an organization for a test: Olive owns it, Adam is its admin, Mia and Max are members; Zoe
 * owns another one. Inserted without the commands, so that it is cheap and records no events.
 */
export async function acme() {
  const [olive, adam, mia, max, zoe] = ['Olive', 'Adam', 'Mia', 'Max', 'Zoe'].map(describe) as [
    Person,
    Person,
    Person,
    Person,
    Person,
  ]
  const own = {
    id: randomUUID(),
    kind: Object.keys(config.kinds)[0]!,
    name: `Acme ${count}`,
    slug: `acme-${count}`,
  }
  const other = { id: randomUUID(), name: `Zenith ${count}`, slug: `zenith-${count}` }
  const modifiedAt = new Date()
  await write(
    insertPeople([olive, adam, mia, max, zoe]),
    insert('Organization', [
      { ...own, modifiedAt },
      { ...other, kind: own.kind, modifiedAt },
    ]),
    insert('OrganizationUser', [
      membership(own.id, olive, 'admin'),
      membership(own.id, adam, 'admin'),
      membership(own.id, mia),
      membership(own.id, max),
      membership(other.id, zoe, 'admin'),
    ]),
    insert('OrganizationOwner', [
      { organizationId: own.id, userId: olive.id, modifiedAt },
      { organizationId: other.id, userId: zoe.id, modifiedAt },
    ]),
  )
  return { ...own, other, olive, adam, mia, max, zoe }
}
