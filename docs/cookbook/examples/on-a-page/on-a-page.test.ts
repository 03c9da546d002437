import { text } from 'node:stream/consumers'
import { createElement, type ReactElement } from 'react'
import { renderToReadableStream } from 'react-dom/server'
import { beforeEach, describe, expect, test } from 'vitest'
import { OrgUsers } from '@/components/members/org-users'
import { acme, member } from '@/lib/testing/people'
import { OwnerOrAdmin, RoleOf } from './role-of'
import { TeamCard } from './team-card'
import { TeamList } from './team-list'
import { askAs } from '@/lib/testing/ask-as'
import { asking } from '@/lib/testing/next-request'

/** Where the browser is. */
const at = (path: string | null) =>
  void (asking.headers = new Headers(path === null ? {} : { 'x-guildhall-path': path }))
beforeEach(() => at('/team'))

async function shownTo(person: { token: string } | null, element: ReactElement) {
  askAs(person?.token)
  const page = await renderToReadableStream(element)
  await page.allReady
  const html = await text(page as unknown as AsyncIterable<Uint8Array> & NodeJS.ReadableStream)
  return html.replaceAll('<!-- -->', '')
}

test('the card shows each viewer what concerns them', async () => {
  const { slug, name, adam, mia, zoe } = await acme()
  const card = createElement(TeamCard, { slug })
  const admin = await shownTo(adam, card)
  expect(admin).toContain(name)
  expect(admin).toContain('Olive')
  expect(admin).toContain('Invite people')
  const plain = await shownTo(mia, card)
  expect(plain).toContain(name)
  expect(plain).toContain('An admin can invite people.')
  expect(plain).not.toContain('Invite people</a>')
  for (const stranger of [zoe, null]) {
    const page = await shownTo(stranger, card)
    expect(page).toContain('This is for members.')
    expect(page).not.toContain(name)
  }
})

describe('the example of django-organizations’ page', () => {
  test('in its order: an administrator, else the owner, who is also an administrator', async () => {
    const { slug: org, name, olive, adam, mia } = await acme()
    const told = (user: { id: string; name: string | null }) =>
      shownTo(mia, createElement(RoleOf, { org, user: { id: user.id, name: user.name ?? '' } }))
    expect(await told(adam)).toBe(`Adam is an administrator of the ${name} organization.`)
    expect(await told(olive)).toBe(`Olive is an administrator of the ${name} organization.`)
    expect(await told(mia)).toBe('')
  })

  test('with the owner first', async () => {
    const { slug: org, name, olive, adam, mia } = await acme()
    const told = (user: { id: string; name: string | null }) =>
      shownTo(
        mia,
        createElement(OwnerOrAdmin, { org, user: { id: user.id, name: user.name ?? '' } }),
      )
    expect(await told(olive)).toBe(`Olive is owner of the ${name} organization.`)
    expect(await told(adam)).toBe(`Adam is an administrator of the ${name} organization.`)
    expect(await told(mia)).toBe('')
  })
})

describe('the plain list of members', () => {
  const listed = (html: string) => [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, item]) => item)

  test('renders each member with the given function, or else the name', async () => {
    const { id, slug, mia, zoe } = await acme()
    await member(id, '')
    const own = await shownTo(mia, createElement(TeamList, { slug }))
    expect(listed(own)[2]).toBe(`<a href="mailto:${mia.email}">Mia</a>`)
    const plain = await shownTo(mia, createElement(OrgUsers, { org: slug }))
    expect(listed(plain)).toEqual(['Olive', 'Adam', 'Mia', 'Max', expect.stringContaining('@')])
    for (const stranger of [zoe, null])
      expect(await shownTo(stranger, createElement(OrgUsers, { org: slug }))).toBe('')
  })

  test('has its own query parameters, and keeps all others', async () => {
    const { slug, mia } = await acme()
    const list = createElement(OrgUsers, { org: slug, name: 'left', size: 3 })
    at('/team?tab=2&left-sort=-name&right-cursor=x&sort=name')
    const html = await shownTo(mia, list)
    expect(listed(html)).toEqual(['Olive', 'Mia', 'Max'])
    const next = new URL(
      /href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '',
      'http://x',
    )
    expect([...next.searchParams.keys()]).toEqual([
      ...['tab', 'right-cursor', 'sort', 'left-sort', 'left-cursor'],
    ])
    expect(next.pathname).toBe('/team')
    at(`${next.pathname}${next.search}`)
    const last = await shownTo(mia, list)
    expect(listed(last)).toEqual(['Adam'])
    expect(last).toContain(
      'href="/team?tab=2&amp;right-cursor=x&amp;sort=name&amp;left-sort=-name"',
    )
  })

  test.each(['//evil.test/team', 'https://evil.test', null])(
    'a forged path (%s) leads nowhere else',
    async (path) => {
      const { slug, mia } = await acme()
      at(path)
      const html = await shownTo(mia, createElement(OrgUsers, { org: slug, size: 2 }))
      expect(/href="([^"]*)"/.exec(html)?.[1]).toMatch(/^\/\?cursor=/)
    },
  )
})
