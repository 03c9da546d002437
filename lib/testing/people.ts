import { randomUUID } from 'node:crypto'
import config from '@/guildhall.config'
import { orgContext, type OrgContext } from '@/lib/access/org-context'
import { findSession, type SignedIn } from '@/lib/accounts/sessions/find-session'
import { hashSessionToken, newSessionToken } from '@/lib/accounts/sessions/session-token'
import { db } from '@/lib/db'

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

const write = (people: Person[]) => {
  const now = new Date()
  return [
    db.user.createMany({
      data: people.map(({ id, name, email }) => ({
        ...{ id, name, email },
        ...{ isActive: true, emailVerified: now, lastSignInAt: now },
      })),
    }),
    db.session.createMany({
      data: people.map(({ id, sessionId, token }) => ({
        id: sessionId,
        userId: id,
        sessionToken: hashSessionToken(token),
        expires: new Date(now.getTime() + config.lifetimes.session),
      })),
    }),
  ]
}

/** Creates a signed-in person without memberships. */
export async function person(name: string): Promise<Person> {
  const made = describe(name)
  await db.$transaction(write([made]))
  return made
}

/** Adds another member to an organization. */
export async function member(organizationId: string, name: string, role = 'member') {
  const made = describe(name)
  const data = { organizationId, userId: made.id, role }
  await db.$transaction([...write([made]), db.organizationUser.createMany({ data })])
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
    kind: 'organization',
    name: `Acme ${count}`,
    slug: `acme-${count}`,
  }
  const other = { id: randomUUID(), name: `Zenith ${count}`, slug: `zenith-${count}` }
  const organizationId = own.id
  const zenith = { organizationId: other.id, userId: zoe.id }
  await db.$transaction([
    ...write([olive, adam, mia, max, zoe]),
    db.organization.createMany({ data: [own, other] }),
    db.organizationUser.createMany({
      data: [
        { organizationId, userId: olive.id, role: 'admin' },
        { organizationId, userId: adam.id, role: 'admin' },
        { organizationId, userId: mia.id },
        { organizationId, userId: max.id },
        { ...zenith, role: 'admin' },
      ],
    }),
    db.organizationOwner.createMany({ data: [{ organizationId, userId: olive.id }, zenith] }),
  ])
  return { ...own, other, olive, adam, mia, max, zoe }
}
