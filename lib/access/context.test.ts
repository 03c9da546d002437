import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { askAs, endOf } from '@/lib/testing/ask-as'
import { askAnew, asking } from '@/lib/testing/next-request'
import { acme } from '@/lib/testing/people'
import { inDays, setPolicy, withPasskey } from '@/lib/testing/policy'
import { expectRefusal } from '@/lib/testing/refusal'
import {
  findBlocked,
  findDeletedOrg,
  findOrg,
  findSuspended,
  orgOfForm,
  requireOrg,
  requirePage,
} from './context'

afterEach(askAnew)

/** How a request ends: "to <path>", its status, or the organization's slug. */
async function visit(token: string | undefined, path: string, dest = 'document') {
  askAs(token)
  asking.headers = new Headers({ 'sec-fetch-dest': dest, 'x-guildhall-path': path })
  const slug = /^\/orgs\/([^/?]+)/.exec(path)?.[1] ?? ''
  return requireOrg(slug).then(({ organization }) => organization.slug, endOf)
}

describe('an organization’s URL in another spelling', () => {
  test('redirects to the canonical URL, keeping the page and the query', async () => {
    const { slug, mia } = await acme()
    const upper = slug.toUpperCase()
    expect(await visit(mia.token, `/orgs/${upper}`)).toBe(`to /orgs/${slug}`)
    expect(await visit(mia.token, `/orgs/${upper}?a=B`)).toBe(`to /orgs/${slug}?a=B`)
    expect(await visit(mia.token, `/orgs/${upper}/people?q=Mia&a=%2F`)).toBe(
      `to /orgs/${slug}/people?q=Mia&a=%2F`,
    )
    expect(await visit(mia.token, `/orgs/${upper})/people`)).toBe(`to /orgs/${slug}/people`)
    expect(await visit(mia.token, `/orgs/${slug}%3E`)).toBe(`to /orgs/${slug}`)
    expect(await visit(mia.token, `/orgs/${slug}`)).toBe(slug)
    asking.headers.set('x-guildhall-path', `/orgs/${upper}/settings`)
    expect(await requirePage(upper, 'settings').catch(endOf)).toBe(`to /orgs/${slug}/settings`)
  })

  test('also redirects from an old slug', async () => {
    const { id, slug, mia } = await acme()
    const renamed = `${slug}-renamed`
    await db.organization.update({ where: { id }, data: { slug: renamed } })
    expect(await visit(mia.token, `/orgs/${slug.toUpperCase()}/people`)).toBe(
      `to /orgs/${slug}/people`,
    )
    expect(await visit(mia.token, `/orgs/${slug}/people?q=a`)).toBe(
      `to /orgs/${renamed}/people?q=a`,
    )
  })

  test('redirects in the same way for a slug that nobody has, so a stranger learns nothing', async () => {
    const { slug, zoe } = await acme()
    for (const token of [zoe.token, undefined])
      for (const name of [slug, 'of-nobody'])
        expect(await visit(token, `/orgs/${name.toUpperCase()}/people`)).toBe(
          `to /orgs/${name}/people`,
        )
    expect(await visit(zoe.token, `/orgs/${slug}/people`)).toBe('404')
    expect(await visit(undefined, `/orgs/${slug}/people`)).toBe(
      `to /login?next=${encodeURIComponent(`/orgs/${slug}/people`)}`,
    )
  })
})

test('a suspended member gets 403 everywhere and is redirected from an open page; a stranger still gets 404', async () => {
  const { id, slug, mia, zoe, olive } = await acme()
  const where = { organizationId: id, userId: mia.id }
  await db.organizationUser.updateMany({ where, data: { suspendedAt: new Date() } })
  expect(await visit(mia.token, `/orgs/${slug}`)).toBe('403')
  expect(await visit(mia.token, `/orgs/${slug}/settings`)).toBe('403')
  expect(await findOrg(slug)).toBeNull()
  expect(await findSuspended(slug)).toMatchObject({ organization: { id }, owner: { id: olive.id } })
  expect(await findDeletedOrg(slug)).toBeNull()
  await db.organization.update({ where: { id }, data: { slug: `${slug}-renamed` } })
  expect(await visit(mia.token, `/orgs/${slug}/people`)).toBe(`to /orgs/${slug}-renamed/people`)
  expect(await visit(mia.token, `/orgs/${slug}-renamed/people`, 'empty')).toBe('to /orgs')
  expect(await visit(zoe.token, `/orgs/${slug}-renamed/people`)).toBe('404')
  expect(await findSuspended(`${slug}-renamed`)).toBeNull()
})

test('a member who does not meet the sign-in policy is redirected to the page that says so, also from an open page', async () => {
  const { id, slug, mia, zoe } = await acme()
  await setPolicy(id, { secondFactorFrom: inDays(-1) })
  const required = `to /account/required/${slug}?next=${encodeURIComponent(`/orgs/${slug}/people?q=a`)}`
  for (const dest of ['document', 'empty'])
    expect(await visit(mia.token, `/orgs/${slug}/people?q=a`, dest)).toBe(required)
  expect(await findOrg(slug)).toBeNull()
  expect(await findDeletedOrg(slug)).toBeNull()
  expect(await findBlocked(slug)).toMatchObject({ organization: { id }, why: 'second-factor' })
  await expectRefusal('blocked-second-factor', () => orgOfForm(slug))
  expect(await visit(zoe.token, `/orgs/${slug}/people?q=a`)).toBe('404')
  expect(await findBlocked(slug)).toBeNull()
  await withPasskey(mia)
  expect(await visit(mia.token, `/orgs/${slug}/people?q=a`)).toBe(slug)
})
