import { describe, expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { days } from '@/lib/config/define-guildhall'
import { env } from '@/lib/env'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { createJoinLink } from '@/lib/join-links/change-join-link'
import { joinByLink } from '@/lib/join-links/join-or-ask'
import { listJoinLinks, viewJoinLink } from '@/lib/join-links/queries'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { readMailbox } from '@/lib/mail/read-mailbox'
import { tidyUp } from '@/lib/ops/tidy-up'
import { createOrganization } from '@/lib/organizations/create-organization'
import { deleteOrganizationAction } from '@/lib/organizations/actions'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { findDeleted, listMyOrganizations } from '@/lib/organizations/queries'
import { isSlugFree } from '@/lib/organizations/free-slug'
import { forUser } from '@/lib/tenancy/for-user'
import { invite } from '@/lib/testing/invite'
import { endNow } from '@/lib/testing/deletion'
import { acme, as } from '@/lib/testing/people'
import { postForm } from '@/lib/testing/post-form'
import { sam } from '@/lib/testing/staff'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import messages from '@/messages/en.json'

const contextOf = async (who: { token: string }, slug: string) =>
  (await findSession(who.token, slug))?.membership ?? null

test('Olive deletes Acme: it is gone for everyone, and its rows are kept until the end', async () => {
  const { id, name, slug, olive, adam, mia, max, other } = await acme()
  const ctx = await as(olive, slug)
  await invite(ctx, `new.${slug}@acme.test`)

  const { events, mails } = await watch(() => deleteOrganization(ctx, { confirmation: name }))

  for (const who of [olive, adam, mia, max]) {
    expect(await contextOf(who, slug)).toBeNull()
    expect(await listMyOrganizations(who)).toEqual([])
    expect(await forUser(who).organizationUser.count()).toBe(0)
  }
  expect(await contextOf(await sam(), slug)).toBeNull()
  const where = { organizationId: id }
  expect(await db.organizationUser.count({ where })).toBe(4)
  expect(await db.organizationInvitation.count({ where })).toBe(1)
  const people = [olive, adam, mia, max].map((who) => who.id)
  expect(await db.user.count({ where: { id: { in: people } } })).toBe(4)
  expect(await db.organization.count({ where: { id: other.id } })).toBe(1)
  expect(await db.event.count({ where: { organizationId: id } })).toBe(2)
  const data = { name, slug, members: 4 }
  expect(events).toEqual([{ type: 'organization.deleted', actor: 'Olive', data }])
  const told = [olive, adam, mia, max].map(({ email }) => `organization-deleted to ${email}`)
  expect(mails).toEqual(told.sort())
})

test('an admin whose page still offers it, as a former owner’s does, reads who can', async () => {
  const { slug, name, adam } = await acme()
  const fields = { org: slug, confirmation: name }
  expect(
    await nothingChanges(() => postForm(adam, deleteOrganizationAction, fields)),
  ).toMatchObject({ error: messages.errors['owner-only'] })
})

describe('the name must be typed', () => {
  test.each<[string, (name: string) => string]>([
    ['in lowercase', (name) => name.toLowerCase()],
    ['truncated', (name) => name.slice(0, -1)],
    ['with extra text at the end', (name) => `${name}!`],
    ['not at all', () => ''],
    ['as the URL', (name) => name.toLowerCase().replace(' ', '-')],
  ])('%s is not accepted', async (_, typed) => {
    const { name, slug, olive } = await acme()
    const ctx = await as(olive, slug)
    const attempt = () => deleteOrganization(ctx, { confirmation: typed(name) })
    await expectRefusal('name-does-not-match', attempt, 'confirmation')
  })

  test.each<[string, string, string]>([
    ['with different white space', 'Acme Ltd', 'Acme\u00a0 Ltd'],
    ['with decomposed letters', 'Café', 'Cafe\u0301'],
  ])('%s is accepted', async (_, name, confirmation) => {
    const { id, slug, olive } = await acme()
    await db.organization.update({ where: { id }, data: { name } })
    await deleteOrganization(await as(olive, slug), { confirmation })
    expect(await db.organization.count({ where: { id, deletedAt: null } })).toBe(0)
  })

  test('the current name counts, not the one from when the page was rendered', async () => {
    const { id, name, slug, olive } = await acme()
    const ctx = await as(olive, slug)
    await db.organization.update({ where: { id }, data: { name: 'Renamed' } })
    const attempt = () => deleteOrganization(ctx, { confirmation: name })
    await expectRefusal('name-does-not-match', attempt, 'confirmation')
  })
})

test('deleting twice is refused the second time', async () => {
  const { name, slug, olive } = await acme()
  const ctx = await as(olive, slug)
  await deleteOrganization(ctx, { confirmation: name })
  await expectRefusal('not-found', () => deleteOrganization(ctx, { confirmation: name }))
})

describe('a deleted organization', () => {
  /** Acme, deleted by Olive, with a former URL. */
  async function deleted() {
    const org = await acme()
    const ctx = await as(org.olive, org.slug)
    const former = `former-${org.slug}`
    await db.organization.update({ where: { id: org.id }, data: { slug: former } })
    await db.organization.update({ where: { id: org.id }, data: { slug: org.slug } })
    await deleteOrganization(ctx, { confirmation: org.name })
    return { ...org, former }
  }

  test('reserves every URL it had for 90 days', async () => {
    const { slug, former, zoe, id } = await deleted()
    await endNow(id)
    await tidyUp()
    for (const taken of [slug, former]) {
      const attempt = () => createOrganization(zoe, { name: 'Mine', slug: taken })
      await expectRefusal('slug-taken', attempt, 'slug')
      expect(await isSlugFree(taken)).toBe(false)
    }
    const age = (ago: number) =>
      db.deletedOrganization.update({
        where: { id },
        data: { deletedAt: new Date(Date.now() - ago) },
      })
    await age(days(89))
    await tidyUp()
    expect(await isSlugFree(slug)).toBe(false)
    await age(days(91))
    await tidyUp()
    expect(await isSlugFree(slug)).toBe(true)
    expect((await createOrganization(zoe, { name: 'Mine', slug })).slug).toBe(slug)
  })

  test('is explained at each of its URLs to former members, and to nobody else', async () => {
    const { slug, former, name, adam, mia, zoe } = await deleted()
    for (const who of [adam, mia])
      for (const address of [slug, former])
        expect(await findDeleted(who, address)).toMatchObject({ name, deletedByName: 'Olive' })
    expect(await findDeleted(zoe, slug)).toBeNull()
    expect(await findDeleted(adam, 'never-was')).toBeNull()
  })

  test('tells its owner, and nobody else, that they can restore it', async () => {
    const { id, slug, olive, adam } = await deleted()
    const mayRestore = async (who: { id: string }) => (await findDeleted(who, slug))?.mayRestore
    expect([await mayRestore(olive), await mayRestore(adam)]).toEqual([true, false])
    await db.organization.update({ where: { id }, data: { deactivatedAt: new Date() } })
    expect(await mayRestore(olive)).toBe(false)
    await db.organization.update({ where: { id }, data: { deactivatedAt: null } })
    await endNow(id)
    await tidyUp()
    expect(await mayRestore(olive)).toBe(false)
  })

  test('is announced by email with the name of who deleted it', async () => {
    const { mia, olive, name } = await deleted()
    await drainOutbox()
    const [mail] = await readMailbox(env.MAIL_DIR, { to: mia.email, limit: 1 })
    expect(mail?.subject).toBe(`${name} was deleted`)
    expect(mail?.text).toContain('Olive deleted the organization')
    expect(mail?.text).toContain('Its owner can restore it until')
    const [own] = await readMailbox(env.MAIL_DIR, { to: olive.email, limit: 1 })
    expect(own?.text).toContain('You can restore it until')
    expect(own?.text).toContain(`${env.APP_URL}/orgs`)
  })

  test('has invitations and join links that say so', async () => {
    const org = await acme()
    const ctx = await as(org.olive, org.slug)
    const { token } = await invite(ctx, org.zoe.email)
    await createJoinLink(ctx, {
      ...{ label: 'x', role: 'member', days: 1, domains: [], needsApproval: false },
    })
    const [link] = await listJoinLinks(ctx)
    const joinToken = link!.url!.split('/').at(-1)!
    await deleteOrganization(ctx, { confirmation: org.name })
    expect((await viewInvitation(token, null)).state).toBe('deleted')
    await expectRefusal('link-invalid', () => acceptInvitation(org.zoe, { token }))
    expect((await viewJoinLink(joinToken, null)).state).toBe('deleted')
    await expectRefusal('not-found', () => joinByLink(org.zoe, { token: joinToken }))
  })
})
