import { afterEach, expect, test } from 'vitest'
import * as z from 'zod'
import { GET as members } from '@/app/api/organizations/[slug]/members/route'
import { GET as exportPeople } from '@/app/orgs/[slug]/people/export/route'
import { orgAction } from '@/lib/action/define-action'
import { db } from '@/lib/db'
import { inviteAction } from '@/lib/invitations/actions'
import {
  changeRoleAction,
  leaveOrganizationAction,
  leaveSuspendedAction,
} from '@/lib/members/actions'
import { updateOrganizationAction } from '@/lib/organizations/actions'
import { askAs } from '@/lib/testing/ask-as'
import { countStatements } from '@/lib/testing/count-statements'
import { askAnew } from '@/lib/testing/next-request'
import { acme, type Person } from '@/lib/testing/people'
import { inDays, setPolicy } from '@/lib/testing/policy'
import { postForm } from '@/lib/testing/post-form'
import { nothingChanges } from '@/lib/testing/snapshot'
import messages from '@/messages/en.json'

afterEach(askAnew)

/** Acme, whose URL has changed; `former` is the one that open pages still send. */
async function renamed() {
  const org = await acme()
  const slug = `${org.slug}-corp`
  await db.organization.update({ where: { id: org.id }, data: { slug } })
  return { ...org, former: org.slug, slug }
}

const invited = (former: string, email: string) => ({
  ...{ org: former, step: 'direct', email, role: 'member', locale: '', message: '' },
})

test('a form that was opened before the URL changed still works for members', async () => {
  const { id, slug, former, adam, mia } = await renamed()
  expect(await postForm(adam, inviteAction, invited(former, `new.${mia.email}`))).toBe(
    `to /orgs/${slug}/people`,
  )
  expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(1)
  expect(await postForm(mia, leaveOrganizationAction, { org: former })).toBe('to /orgs')
})

test('it is checked as with the current slug: role, membership, suspension, sign-in policy', async () => {
  const { id, former, mia, max, zoe } = await renamed()
  const { errors } = messages
  const change = { org: former, userId: max.id, role: 'admin' }
  const answer = async (who: Person) => {
    const given = (await nothingChanges(() => postForm(who, changeRoleAction, change))) as object
    return 'error' in given ? given.error : given
  }
  expect(await answer(mia)).toMatch(/^Your role doesn’t allow this/)
  expect(await answer(zoe)).toBe(errors['not-found'])
  await setPolicy(id, { secondFactorFrom: inDays(-1) })
  expect(await answer(mia)).toMatch(/requires two-step verification/)
  await setPolicy(id, { secondFactorFrom: null })
  const where = { organizationId: id, userId: mia.id }
  await db.organizationUser.updateMany({ where, data: { suspendedAt: new Date() } })
  expect(await answer(mia)).toMatch(/is suspended/)
  expect(await postForm(mia, leaveSuspendedAction, { org: former })).toBe('to /orgs')
  expect(await db.organizationUser.count({ where })).toBe(0)
  await db.organization.update({ where: { id }, data: { isActive: false } })
  expect(await answer(max)).toBe(errors['not-found'])
})

test('open settings keep the new URL, unless another one is typed', async () => {
  const { id, slug, former, adam } = await renamed()
  const save = (fields: { name: string; slug: string }) =>
    postForm(adam, updateOrganizationAction, { org: former, ...fields })
  const present = () =>
    db.organization.findUnique({ where: { id }, select: { name: true, slug: true } })
  expect(await save({ name: 'Acme Ltd', slug: former })).toMatchObject({ ok: true })
  expect(await present()).toEqual({ name: 'Acme Ltd', slug })
  expect(await save({ name: 'Acme Ltd', slug: `${former}-ltd` })).toBe(
    `to /orgs/${former}-ltd/settings`,
  )
  expect(await present()).toEqual({ name: 'Acme Ltd', slug: `${former}-ltd` })
})

test('requests of an open page and links to files also follow a former slug', async () => {
  const { former, slug, adam, mia, zoe } = await renamed()
  const ask = async (who: Person, route: typeof members | typeof exportPeople, query: string) => {
    askAs(who.token)
    const params = Promise.resolve({ slug: former })
    return route(new Request(`http://localhost/${query}`), { params })
  }
  const found = await ask(adam, members, `?q=${mia.email}`)
  expect(await found.json()).toMatchObject([{ href: `/orgs/${slug}/people/${mia.id}` }])
  expect((await ask(adam, exportPeople, '?format=json')).status).toBe(200)
  expect((await ask(zoe, members, `?q=${mia.email}`)).status).toBe(404)
  expect((await ask(zoe, exportPeople, '?format=json')).status).toBe(404)
})

test('a current slug costs one statement to find', async () => {
  const { slug, former, adam } = await renamed()
  const action = orgAction('org.update', z.object({}), async () => undefined)
  const reads = async (org: string) => {
    const { statements } = await countStatements(() => postForm(adam, action, { org }))
    return statements.filter((text) => /"(Session|OrganizationSlug)"/.test(text)).length
  }
  expect(await reads(slug)).toBe(1)
  expect(await reads(former)).toBeLessThanOrEqual(4)
})
