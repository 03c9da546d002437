import { text } from 'node:stream/consumers'
import { createElement } from 'react'
import { renderToReadableStream } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { acme } from '@/lib/testing/people'
import { TeamCard } from './team-card'

const cookie = vi.hoisted(() => ({ token: undefined as string | undefined }))
vi.mock('@/lib/auth/session-cookie', () => ({
  readSessionCookie: () => Promise.resolve(cookie.token),
}))
vi.mock('next/server', () => ({ after: () => {} }))
afterEach(() => void (cookie.token = undefined))

async function shownTo(person: { token: string } | null, slug: string) {
  cookie.token = person?.token
  const page = await renderToReadableStream(createElement(TeamCard, { slug }))
  await page.allReady
  return text(page as unknown as AsyncIterable<Uint8Array> & NodeJS.ReadableStream)
}

test('the card shows to each what concerns them', async () => {
  const { slug, name, adam, mia, zoe } = await acme()
  const admin = await shownTo(adam, slug)
  expect(admin).toContain(name)
  expect(admin).toContain('Olive')
  expect(admin).toContain('Invite people')
  const member = await shownTo(mia, slug)
  expect(member).toContain(name)
  expect(member).toContain('An admin can invite people.')
  expect(member).not.toContain('Invite people</a>')
  for (const stranger of [zoe, null]) {
    const page = await shownTo(stranger, slug)
    expect(page).toContain('This is for members.')
    expect(page).not.toContain(name)
  }
})
