import { expect, test } from 'vitest'
import config from '@/guildhall.config'
import { setLogo } from '@/lib/pictures/logo'
import { hideFirstSteps } from '@/lib/organizations/update-organization'
import { readOverview } from '@/lib/organizations/overview-view'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, member } from '@/lib/testing/people'
import { pictureFile } from '@/lib/testing/picture-file'

test("an admin's page takes one statement", async () => {
  const { olive, adam, slug } = await acme()
  const ctx = await as(olive, slug)
  await setLogo(ctx, { picture: await pictureFile() })
  const { email: address } = await invite(ctx, `zoe.${slug}@new.test`)
  const { result, statements } = await countStatements(() => readOverview(ctx))
  expect(statements).toHaveLength(1)
  expect(result).toMatchObject({
    ...{ memberCount: 4, adminCount: 2, pendingCount: 1 },
    invitations: [{ email: address, role: 'member', expiresAt: expect.any(Date) }],
    events: [
      { type: 'invitation.sent', actorName: 'Olive', createdAt: expect.any(Date) },
      { type: 'organization.logoChanged', actorName: 'Olive', actorPicture: null },
    ],
  })
  expect(result.newest.map(({ name }) => name).sort()).toEqual(['Adam', 'Max', 'Mia', 'Olive'])
  expect(result.newest.find(({ isOwner }) => isOwner)?.userId).toBe(olive.id)
  expect((await readOverview(await as(adam, slug))).events).toHaveLength(2)
})

test('a member sees people and figures, but neither invitations nor activity', async () => {
  const { olive, mia, slug } = await acme()
  await invite(await as(olive, slug), `zoe.${slug}@new.test`)
  const overview = await readOverview(await as(mia, slug))
  expect(overview).toMatchObject({ memberCount: 4, invitations: [], events: [] })
})

test('a guest, who may not list members, sees figures only', async () => {
  config.roles.guest = ['org.read']
  const { id, slug } = await acme()
  const overview = await readOverview(await as(await member(id, 'Guest', 'guest'), slug))
  expect(overview).toMatchObject({ memberCount: 5, newest: [], invitations: [], events: [] })
})

test('the checklist completes itself, and is hidden for everyone', async () => {
  const { zoe, other } = await acme()
  const ctx = await as(zoe, other.slug)
  const firstStep = { page: 'people', table: 'OrganizationInvitation' }
  config.resources.guests = { permissions: {}, pages: {}, messages: {}, firstStep }
  const steps = async () => (await readOverview(ctx)).firstSteps
  expect(await steps()).toEqual({ hidden: false, invited: false, begun: [] })
  await invite(ctx, `zoe.${other.slug}@new.test`)
  expect(await steps()).toEqual({ hidden: false, invited: true, begun: ['guests'] })
  await hideFirstSteps(ctx)
  expect(await steps()).toMatchObject({ hidden: true })
})
