import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  changeAddress,
  undoAddress,
  MOST_FURTHER,
  requestAddress,
  requestFurtherAddress,
} from '@/lib/accounts/address/change-address'
import { addAddress, makePrimary, removeAddress } from '@/lib/accounts/address/further-addresses'
import { findAddressLink, listFurtherAddresses } from '@/lib/accounts/address/queries'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { requestPasswordReset, requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { signInByCode, signInByLink } from '@/lib/accounts/sign-in/sign-in-by-code'
import { readUserToken } from '@/lib/accounts/sign-in/user-token'
import { provisionUser } from '@/lib/accounts/sign-up/provision-user'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { deletePerson } from '@/lib/admin/person-commands'
import { listPeople } from '@/lib/admin/read-people'
import { findPerson } from '@/lib/admin/read-person'
import { db, pool } from '@/lib/db'
import { joinByDomain } from '@/lib/domains/join-by-domain'
import { listJoinable } from '@/lib/domains/queries'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { mailProof } from '@/lib/invitations/ask-for-link'
import { listInvitationsTo } from '@/lib/invitations/queries'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addressLinkTo } from '@/lib/testing/address-link'
import { barrier } from '@/lib/testing/barrier'
import { entered } from '@/lib/testing/entered'
import { findWord } from '@/lib/testing/find-word'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const from = { ip: '203.0.113.1', userAgent: null }

/** The person as the pages see them now. */
const now = async ({ token }: Person): Promise<Person> => ({
  ...(await findSession(token))!.user,
  token,
})
/** Adds an address to a person with the emailed link. */
async function withFurther(who: Person, email = `home.${who.email}`) {
  await requestFurtherAddress(who, { email })
  await addAddress(null, await addressLinkTo(email))
  return { who: await now(who), email }
}
const idOf = async (email: string) =>
  (await db.userAddress.findUniqueOrThrow({ where: { email } })).id

test('an additional address is added once its emailed link is used, and the primary one is notified', async () => {
  const olive = await person('Olive')
  const email = `home.${olive.email}`
  const asked = await watch(() => requestFurtherAddress(olive, { email }))
  expect([asked.events, asked.mails]).toEqual([[], [`email-add to ${email}`]])
  const link = await addressLinkTo(email)
  await nothingChanges(() => findAddressLink('add-address', link))
  expect(await listFurtherAddresses(olive)).toEqual([])

  const { result, events, mails } = await watch(() => addAddress(olive, link))

  expect(result).toBe(true)
  expect(events).toEqual([{ type: 'user.emailAdded', actor: 'Olive', data: { address: email } }])
  expect(mails).toEqual([`email-added to ${olive.email}`])
  expect(await listFurtherAddresses(olive)).toEqual([{ id: await idOf(email), email }])
  expect((await now(olive)).addresses.sort()).toEqual([email, olive.email].sort())
  expect(await findAddressLink('add-address', link)).toBeNull()
  await expectRefusal('link-invalid', () => addAddress(olive, link))
})

test("one's own addresses, and more than permitted, are refused at the field", async () => {
  const { who, email } = await withFurther(await person('Olive'))
  for (const own of [who.email, email])
    await expectRefusal('email-yours', () => requestFurtherAddress(who, { email: own }), 'email')
  for (let n = 1; n < MOST_FURTHER; n++) await withFurther(who, `n${n}.${who.email}`)
  const full = await now(who)
  await expectRefusal(
    'emails-many',
    () => requestFurtherAddress(full, { email: `more.${who.email}` }),
    'email',
  )
})

test('the link of one too many, requested before, is refused', async () => {
  const olive = await person('Olive')
  const late = `late.${olive.email}`
  for (let n = 0; n < MOST_FURTHER; n++) await withFurther(olive, `n${n}.${olive.email}`)
  await requestFurtherAddress(olive, { email: late })
  const link = await addressLinkTo(late)
  await expectRefusal('emails-many', () => addAddress(null, link), 'email')
})

test('an address of another account, primary or additional, is told that it has an account', async () => {
  const [olive, { who: mia, email: further }] = [
    await person('Olive'),
    await withFurther(await person('Mia')),
  ]
  for (const email of [mia.email, further]) {
    for (const ask of [requestFurtherAddress, requestAddress]) {
      const { mails } = await watch(() => ask(olive, { email }))
      expect(mails).toEqual([`email-in-use to ${email}`])
    }
  }
})

test('any address signs in, by password and by a link, which is sent to that address', async () => {
  const olive = await personWithPassword('Olive')
  const { email } = await withFurther(olive)
  const { token } = entered(await signIn(from, { email, password: PASSWORD }))
  expect((await findSession(token))?.user.email).toBe(olive.email)
  expect((await watch(() => requestSignInLink({ email }))).mails).toEqual([
    `sign-in-link to ${email}`,
  ])
  await drainOutbox()
  const link = await mailTo(email)
  const session = entered(await signInByLink(link, from))
  expect((await findSession(session.token))?.user.id).toBe(olive.id)
})

test("nobody can sign up with it, and another system's account with it is its person's", async () => {
  const { who: olive, email } = await withFurther(await person('Olive'))
  const before = await db.user.count()
  const { mails } = await watch(() => signUp({ name: 'Other', slug: `other-${before}`, email }))
  expect(mails).toEqual([`account-exists to ${email}`])
  expect(await provisionUser({ email })).toMatchObject({
    outcome: 'known',
    person: { id: olive.id, email: olive.email },
  })
  expect(await db.user.count()).toBe(before)
})

test('the primary and an additional address are swapped; the previous one can undo it', async () => {
  const { who: olive, email } = await withFurther(await personWithPassword('Olive'))
  const { events, mails } = await watch(async () =>
    makePrimary(olive, { addressId: await idOf(email) }),
  )
  expect(events).toMatchObject([{ type: 'user.emailChanged', actor: 'Olive' }])
  expect(mails).toEqual([`email-changed to ${olive.email}`])
  const moved = await now(olive)
  expect(moved.email).toBe(email)
  expect(await listFurtherAddresses(moved)).toMatchObject([{ email: olive.email }])
  const undo = await addressLinkTo(olive.email)
  await undoAddress(undo)
  expect(await db.userAddress.findMany({ where: { userId: olive.id } })).toMatchObject([
    { email: olive.email },
  ])
})

test('the email about an added address undoes it: it no longer signs in', async () => {
  const olive = await personWithPassword('Olive')
  const { email } = await withFurther(olive)
  const undo = await addressLinkTo(olive.email)
  expect(await findAddressLink('undo-address', undo)).toMatchObject({ isTaken: false })
  await undoAddress(undo)
  expect(await findSession(olive.token)).toBeNull()
  expect((await watch(() => requestPasswordReset({ email }))).mails).toEqual([])
  expect(await outcome(signIn(from, { email, password: PASSWORD }))).toBe('sign-in-failed')
  await expectRefusal('link-invalid', () => undoAddress(undo))
})

test('after an undo, what was mailed to the other address signs nobody in, though no password ends it', async () => {
  const olive = await person('Olive')
  const { email } = await withFurther(olive)
  const undo = await addressLinkTo(olive.email)
  const request = randomUUID()
  await requestSignInLink({ email }, request)
  await drainOutbox()
  const { token, text } = await mailTo(email)
  const code = /\b\d{6}\b/.exec(text)![0]
  await requestPasswordReset({ email })
  await drainOutbox()
  const reset = await mailTo(email)
  await undoAddress(undo)
  expect(await readUserToken(db, 'sign-in', token)).toBeNull()
  expect(await readUserToken(db, 'reset', reset.token)).toBeNull()
  await expectRefusal('code-wrong', () => signInByCode({ email, request }, { code }, from), 'code')
})

test('a removed address is free, and links emailed to it no longer work', async () => {
  const { who: olive, email } = await withFurther(await person('Olive'))
  const mia = await person('Mia')
  await requestSignInLink({ email })
  await drainOutbox()
  const link = await mailTo(email)
  const { events, mails } = await watch(async () =>
    removeAddress(olive, { addressId: await idOf(email) }),
  )
  expect(events).toMatchObject([{ type: 'user.emailRemoved', data: { address: email } }])
  expect(mails).toEqual([`email-removed to ${olive.email}`])
  await expectRefusal('link-invalid', () => signInByLink(link, from))
  await withFurther(mia, email)
  expect((await now(mia)).addresses).toContain(email)
})

test("the primary address and other people's cannot be removed or made primary", async () => {
  const { who: olive, email } = await withFurther(await person('Olive'))
  const { who: mia } = await withFurther(await person('Mia'))
  const [further, primary] = [await idOf(email), await idOf(olive.email)]
  for (const act of [removeAddress, makePrimary]) {
    await expectRefusal('not-found', () => act(mia, { addressId: further }))
    await expectRefusal('not-found', () => act(olive, { addressId: primary }))
  }
})

test('invitations to any of their addresses are theirs: listed, counted, accepted', async () => {
  const { slug, adam, zoe } = await acme()
  const { who: olive, email } = await withFurther(await person('Olive'))
  const { token } = await invite(await as(adam, slug), email)
  expect((await findSession(olive.token))?.invitations).toBe(1)
  expect(await listInvitationsTo(olive)).toMatchObject([{ slug }])
  expect(await listInvitationsTo(zoe)).toEqual([])
  expect(await viewInvitation(token, null)).toMatchObject({ viewer: 'known' })
  expect(await viewInvitation(token, zoe)).toMatchObject({ viewer: 'another' })
  expect(await viewInvitation(token, olive)).toMatchObject({
    viewer: 'invited',
    keepsAddress: false,
  })
  await acceptInvitation(olive, { token })
  expect((await as(olive, slug)).actor.role).toBe('member')
})

test('proving that an invited address is theirs keeps it, only after a recent sign-in', async () => {
  for (const isFresh of [true, false]) {
    const { slug, adam } = await acme()
    const olive = await person('Olive')
    if (!isFresh)
      await db.session.updateMany({ where: { userId: olive.id }, data: { provedAt: new Date(0) } })
    const invited = await invite(await as(adam, slug), `home.${olive.email}`)
    // One at a time: emails that leave together have no order.
    await drainOutbox()
    await mailProof(olive, invited)
    await drainOutbox()
    const { token } = await mailTo(invited.email)
    expect((await viewInvitation(token, olive)).keepsAddress).toBe(isFresh)
    const { mails } = await watch(() => acceptInvitation(olive, { token }))
    expect(mails.includes(`email-added to ${olive.email}`)).toBe(isFresh)
    expect((await now(olive)).addresses.includes(invited.email)).toBe(isFresh)
    expect((await as(olive, slug)).actor.role).toBe('member')
  }
})

test('the domain of any verified address can be used to join', async () => {
  const { id: organizationId, slug, olive: owner } = await acme()
  const domain = `${slug}.example`
  await db.organizationDomain.create({
    data: {
      ...{ organizationId, domain, token: 'record', policy: 'join', addedById: owner.id },
      verifiedAt: new Date(),
    },
  })
  const before = await person('Pat')
  expect(await listJoinable(before)).toEqual([])
  const { who: pat } = await withFurther(before, `pat@${domain}`)
  const [found] = await listJoinable(pat)
  expect(found).toMatchObject({ organizationId, domain })
  const quin = await person('Quin')
  await expectRefusal('not-found', () => joinByDomain(quin, { domainId: found!.domainId }))
  await joinByDomain(pat, { domainId: found!.domainId })
  expect((await as(pat, slug)).actor.role).toBe('member')
})

test('of two people who use their links to one address concurrently, one gets it', async () => {
  const [olive, mia] = [await person('Olive'), await person('Mia')]
  const email = `both.${olive.email}`
  const links = []
  for (const who of [olive, mia]) {
    await requestFurtherAddress(who, { email })
    links.push(await addressLinkTo(email))
  }
  expect(await outcomes(links.map((link) => addAddress(null, link)))).toEqual({
    done: 1,
    'email-taken at email': 1,
  })
  expect(await db.userAddress.count({ where: { email } })).toBe(1)
})

test('the database permits an address only once, in any order and concurrently', async () => {
  const [olive, mia] = [await person('Olive'), await person('Mia')]
  const email = `race.${olive.email}`
  const both = barrier(2)
  const write = async (sql: string, userId: string) => {
    const client = await pool().connect()
    try {
      await client.query('BEGIN')
      await both()
      await client.query(sql, [userId, email])
      await client.query('COMMIT')
      return 'done'
    } catch (error) {
      await client.query('ROLLBACK')
      return (error as { code: string }).code
    } finally {
      client.release()
    }
  }
  const ends = await Promise.all([
    write(`UPDATE "User" SET email = $2 WHERE id = $1`, olive.id),
    write(`INSERT INTO "UserAddress" ("userId", email) VALUES ($1, $2)`, mia.id),
  ])
  expect(ends.sort()).toEqual(['23505', 'done'])
})

test('an additional address that becomes primary by a link is stored once', async () => {
  const { who: olive, email } = await withFurther(await person('Olive'))
  await requestAddress(olive, { email })
  await changeAddress(olive, await addressLinkTo(email))
  expect(await db.userAddress.findMany({ where: { userId: olive.id } })).toMatchObject([{ email }])
})

test('staff find a person by any address, and a deleted one leaves none behind', async () => {
  const made = await person('Olive')
  // Nothing of the primary one is in them.
  const [kept, removed] = [`kept.${made.id}@home.test`, `removed.${made.id}@home.test`]
  const { who: olive, email } = await withFurther(made, kept)
  await withFurther(olive, removed)
  await removeAddress(olive, { addressId: await idOf(removed) })
  for (const search of [olive.email, email]) {
    const { rows } = await listPeople({ search, sort: 'newest', filters: {} })
    expect(rows.map(({ id }) => id)).toContain(olive.id)
  }
  expect(await findPerson(olive.id)).toMatchObject({ furtherEmails: [email] })
  await deletePerson(await sam(), { userId: olive.id, confirmation: olive.email })
  for (const word of [kept, removed]) expect(await findWord(word)).toEqual([])
})
