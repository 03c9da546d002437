import { afterEach, expect, test } from 'vitest'
import LandingPage from '@/app/page'
import { db } from '@/lib/db'
import { createOrganizationAction } from '@/lib/organizations/actions'
import { RECENT_COOKIE } from '@/lib/organizations/recent-slugs'
import { askAs, endOf } from '@/lib/testing/ask-as'
import { countStatements } from '@/lib/testing/count-statements'
import { askAnew, asking } from '@/lib/testing/next-request'
import { acme, type Person } from '@/lib/testing/people'
import { inDays, setPolicy } from '@/lib/testing/policy'
import { postAgain } from '@/lib/testing/post-form'
import { sam } from '@/lib/testing/staff'

afterEach(askAnew)

/** Where the home page leads somebody whose browser remembers these organizations. */
async function home(who: Person, remembered: string) {
  askAs(who.token)
  asking.jar.set(RECENT_COOKIE, remembered)
  return LandingPage().catch(endOf)
}

test('the home page leads to the first remembered organization that the person can open', async () => {
  const { id, slug, other, mia } = await acme()
  expect(await home(mia, `nope.${other.slug}.${slug}`)).toBe(`to /orgs/${slug}`)
  expect(await home(mia, `nope.${other.slug}`)).toBe('to /orgs')
  expect(await home(mia, '')).toBe('to /orgs')
  await db.organization.update({ where: { id }, data: { slug: `${slug}-corp` } })
  expect(await home(mia, `nope.${slug}`)).toBe(`to /orgs/${slug}-corp`)
})

test('not to one that suspended or blocks them, or is deactivated; staff may open all but the last', async () => {
  const { id, slug, mia } = await acme()
  const staff = await sam()
  const where = { organizationId: id, userId: mia.id }
  await db.organizationUser.updateMany({ where, data: { suspendedAt: new Date() } })
  expect(await home(mia, slug)).toBe('to /orgs')
  await db.organizationUser.updateMany({ where, data: { suspendedAt: null } })
  await setPolicy(id, { secondFactorFrom: inDays(-1) })
  expect(await home(mia, slug)).toBe('to /orgs')
  expect(await home(staff, slug)).toBe(`to /orgs/${slug}`)
  await setPolicy(id, { secondFactorFrom: null })
  expect(await home(mia, slug)).toBe(`to /orgs/${slug}`)
  await db.organization.update({ where: { id }, data: { isActive: false } })
  for (const who of [mia, staff]) expect(await home(who, slug)).toBe('to /orgs')
})

test('it takes two statements, however many are remembered', async () => {
  const { slug, mia } = await acme()
  const { statements } = await countStatements(() => home(mia, `a-b.c-d.e-f.${slug}`))
  expect(statements).toHaveLength(2)
})

test('an organization that an action leads to counts as visited', async () => {
  const { slug, mia } = await acme()
  askAs(mia.token)
  asking.jar.set(RECENT_COOKIE, slug)
  const fields = { name: 'Mia Side', slug: `side-${slug}` }
  expect(await postAgain(createOrganizationAction, fields)).toBe(`to /orgs/side-${slug}`)
  expect(asking.jar.get(RECENT_COOKIE)?.value).toBe(`side-${slug}.${slug}`)
  expect(await LandingPage().catch(endOf)).toBe(`to /orgs/side-${slug}`)
})
