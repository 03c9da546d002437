import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { GET } from '@/app/(me)/account/export/route'
import config from '@/guildhall.config'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { db, pool } from '@/lib/db'
import { writeOwnData } from '@/lib/export/own-data'
import { BATCH } from '@/lib/export/write-list'
import { setAvatar } from '@/lib/pictures/avatar'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { pictureFile } from '@/lib/testing/picture-file'
import { addVendors } from '@/lib/testing/vendors'
import { watch } from '@/lib/testing/watch'
import { personWithPassword } from '@/lib/testing/with-password'
import { askAs } from '@/lib/testing/ask-as'

addVendors()

type Json = Record<string, Record<string, unknown>[]>
const ask = (token?: string) => {
  askAs(token)
  return GET(new Request('http://localhost/account/export'), {})
}
const dataOf = async (token: string) => (await (await ask(token)).json()) as Json
const fileOf = async (who: { id: string; email: string }) => {
  let text = ''
  for await (const piece of writeOwnData(who)) text += piece
  return text
}

test('a member downloads what is stored about them, without secrets or data about others', async () => {
  const { id: organizationId, name, slug, adam, mia, olive, other, zoe } = await acme()
  const { passwordHash } = await db.user.update({
    where: { id: adam.id },
    data: { passwordHash: (await rowOf((await personWithPassword('Pat')).id)).passwordHash },
  })
  await db.account.create({
    data: {
      userId: adam.id,
      type: 'oauth',
      provider: 'oidc',
      providerAccountId: adam.id,
      access_token: 'a-secret-of-the-provider',
    },
  })
  const expiresAt = new Date(Date.now() + 60_000)
  await db.ownershipOffer.create({ data: { organizationId, toId: adam.id, expiresAt } })
  const link = { organizationId, label: 'Interns', createdById: adam.id }
  const { id: joinLinkId } = await db.joinLink.create({ data: link })
  const token = 'what-the-record-says'
  await db.organizationDomain.create({
    data: { organizationId, domain: `${slug}.test`, token, addedById: adam.id },
  })
  await db.joinRequest.create({ data: { organizationId, userId: adam.id, joinLinkId } })
  await db.formerMember.create({
    data: { organizationId: other.id, userId: adam.id, role: 'member', wasRemoved: true },
  })
  const wasThere = {
    id: randomUUID(),
    kind: 'organization',
    name: 'Bygone',
    deletedByName: 'Olive',
  }
  await db.deletedOrganization.create({ data: { ...wasThere, memberIds: [mia.id, adam.id] } })
  const sent = await invite(await as(adam, slug), `newcomer.${slug}@new.test`)
  const received = await invite(await as(zoe, other.slug), adam.email)
  await db.$transaction((tx) => createSession(tx, { userId: olive.id }))

  const data = await dataOf(adam.token)

  expect(data.account).toMatchObject([{ id: adam.id, email: adam.email }])
  expect(data.sign_in_providers).toMatchObject([{ provider: 'oidc' }])
  expect(data.sessions).toMatchObject([{ id: adam.sessionId }])
  expect(data.memberships).toMatchObject([{ organizationId, organization: name, role: 'admin' }])
  expect(data.ownership_offers).toMatchObject([{ toId: adam.id }])
  expect(data.deleted_organizations).toMatchObject([{ name: 'Bygone' }])
  expect(data.former_memberships).toMatchObject([{ organization: other.name }])
  expect(data.invitations_sent).toMatchObject([{ id: sent.id, inviteeIdentifier: sent.email }])
  expect(data.invitations_received).toMatchObject([{ id: received.id, organization: other.name }])
  expect(data.domains).toMatchObject([{ domain: `${slug}.test` }])
  expect(data.join_links).toMatchObject([{ label: 'Interns' }])
  expect(data.join_requests).toMatchObject([{ joinLinkId }])
  expect(data.activity!.map(({ type }) => type)).toEqual(['invitation.sent', 'user.exported'])
  expect(data.emails).toMatchObject([{ template: 'invitation', recipient: adam.email }])
  expect(data.owned_organizations).toEqual([])
  expect((await dataOf(olive.token)).owned_organizations).toMatchObject([{ organization: name }])

  const file = JSON.stringify(data)
  const { sessionToken } = await db.session.findFirstOrThrow({ where: { userId: adam.id } })
  const { guid } = await db.organizationInvitation.findUniqueOrThrow({ where: { id: received.id } })
  for (const secret of [passwordHash, sessionToken, guid, token, 'a-secret-of-the-provider'])
    expect(file).not.toContain(secret)
  for (const { id, email } of [mia, olive]) {
    expect(file).not.toContain(id)
    expect(file).not.toContain(email)
  }
})

const rowOf = (id: string) => db.user.findUniqueOrThrow({ where: { id } })

test('the file holds the picture of a person who has one', async () => {
  const [pat, other] = [await person('Pat'), await person('Other')]
  await setAvatar(pat, { picture: await pictureFile() })
  const { picture } = JSON.parse(await fileOf(pat)) as Json
  expect(picture).toMatchObject([{ type: 'image/webp' }])
  const bytes = Buffer.from(picture![0]!.base64 as string, 'base64')
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 256 })
  expect((JSON.parse(await fileOf(other)) as Json).picture).toEqual([])
})

test('a vendor’s member also gets the kind’s member fields', async () => {
  const pat = await person('Pat')
  const organizationId = randomUUID()
  const membership = { organizationId, userId: pat.id }
  const vendor = { id: organizationId, name: 'Vendor', slug: `vendor-${organizationId}` }
  await db.$transaction([
    db.organization.create({ data: { ...vendor, kind: 'vendor' } }),
    db.organizationUser.create({ data: { ...membership, role: 'admin' } }),
    db.organizationOwner.create({ data: membership }),
    db.vendorMember.create({ data: { ...membership, title: 'Buyer' } }),
  ])
  const { memberships_vendor: rows } = JSON.parse(await fileOf(pat)) as Json
  expect(rows).toMatchObject([{ organization: 'Vendor', title: 'Buyer' }])
})

test('parts of several batches are complete, with each row once', async () => {
  const pat = await person('Pat')
  const count = 2 * BATCH + 7
  await pool().query(
    `INSERT INTO "Event" (id, type, "actorId", "actorName")
     SELECT gen_random_uuid(), 'user.signedIn', $1::uuid, 'Pat' FROM generate_series(1, $2::int)`,
    [pat.id, count],
  )
  const { activity } = JSON.parse(await fileOf(pat)) as Json
  expect(new Set(activity!.map(({ id }) => id)).size).toBe(count)
  expect(activity).toHaveLength(count)
})

test('the file has its own name and is recorded, even if exports are disabled', async () => {
  config.allow.exports = false
  try {
    const pat = await person('Pat')
    const { result, events } = await watch(() => ask(pat.token))
    expect(result.status).toBe(200)
    expect(result.headers.get('content-disposition')).toMatch(
      /^attachment; filename="account-\d{4}-\d\d-\d\d\.json"$/,
    )
    expect(result.headers.get('cache-control')).toBe('private, no-store')
    expect(events).toEqual([{ type: 'user.exported', actor: 'Pat', data: {} }])
  } finally {
    config.allow.exports = true
  }
})

test('signed-out people get no file, and a person at most 30 per hour', async () => {
  await expect(ask()).rejects.toMatchObject({ digest: expect.stringContaining('/login') })
  const pat = await person('Pat')
  for (let n = 0; n < 30; n++) expect((await ask(pat.token)).status).toBe(200)
  expect((await ask(pat.token)).status).toBe(429)
})
