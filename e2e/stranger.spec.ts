import type { APIRequestContext } from '@playwright/test'
import { acme } from './support/acme'
import { adminPages, memberPages } from './support/org-pages'
import { SESSION_COOKIE, unique } from './support/person'
import { expect, test } from './support/test'

/** Returns the response to a stranger, without the requested slug. */
async function answer(request: APIRequestContext, path: string, token: string, slug: string) {
  const headers = { cookie: `${SESSION_COOKIE}=${token}` }
  const response = await request.get(path, { headers, maxRedirects: 0 })
  // Every page has its own nonce.
  const [, nonce = ''] =
    /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '') ?? []
  const body = (await response.text()).replaceAll(slug, 'SLUG').replaceAll(nonce, 'NONCE')
  const { date: _date, ...headersToCompare } = response.headers()
  return {
    status: response.status(),
    headers: JSON.stringify(headersToCompare)
      .replaceAll(slug, 'SLUG')
      .replaceAll(nonce, 'NONCE')
      .replace(/[\d:]+ GMT/, ''),
    body,
    // React numbers and orders the parts of a page as they arrive; their text is the same.
    words: [...new Set(body.match(/[\w.@-]*[a-z]{4,}[\w.@-]*/gi))].sort(),
  }
}

test('a stranger gets exactly the response of an unknown URL', async ({ request }) => {
  const { zoe, slug, name, olive, ...org } = await acme()
  const nobody = `acme-${unique()}`.padEnd(slug.length, 'x').slice(0, slug.length)
  for (const path of [...memberPages({ slug }), ...adminPages({ slug, ...org })]) {
    const theirs = await answer(request, path, zoe.token, slug)
    const nobodys = await answer(request, path.replace(slug, nobody), zoe.token, nobody)
    expect(theirs.status, path).toBe(404)
    expect(nobodys.status, path).toBe(404)
    for (const secret of [name, olive.name, olive.email]) expect(theirs.body).not.toContain(secret)
    expect(theirs.headers, path).toBe(nobodys.headers)
    expect(theirs.words, path).toEqual(nobodys.words)
  }
})

test('an unknown page keeps the layout for members, and is the same 404 as any other for strangers', async ({
  open,
}) => {
  const { mia, zoe, slug, name } = await acme()
  const [member, stranger] = [await open(mia), await open(zoe)]
  for (const path of [`/orgs/${slug}/nothing`, `/orgs/${slug}/people/a/b/c`]) {
    expect((await member.goto(path))?.status(), path).toBe(404)
    await expect(member.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expect(member.getByRole('link', { name: 'People' })).toBeVisible()
    expect((await stranger.goto(path))?.status(), path).toBe(404)
    await expect(stranger.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expect(stranger.getByRole('navigation')).toBeHidden()
    await expect(stranger.getByText(name)).toBeHidden()
  }
})
