import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPages, memberPages, ownPages } from '@/e2e/support/org-pages'
import { db } from '@/lib/db'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person } from '@/lib/testing/people'
import { sam } from '@/lib/testing/staff'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'
import { builtApp, startServer, type Server } from '@/scripts/testing/fuzz/server.mjs'
import { hiddenFields, linksIn, SESSION_COOKIE, visitor, wordsOf } from '@/scripts/testing/visitor'

let server: Server
beforeAll(async () => {
  await person('Sam') // demo data is added only where there are no people
  // The demo includes the example, whose pages are also checked.
  server = await startServer(await builtApp(), { SEED_DEMO: '1' })
}, 600_000)
afterAll(() => server?.stop())

const visit = (who?: { token: string }) => visitor(server.url, who)

describe('who may open a page', () => {
  test('every signed-in page redirects signed-out people to sign in and then back', async () => {
    const org = await acme()
    for (const path of [...ownPages, ...memberPages(org), ...adminPages(org), '/orgs/nobody-has']) {
      const answer = await visit().ask(path)
      expect(answer.status, path).toBe(307)
      expect(answer.headers.get('location'), path).toBe(`/login?next=${encodeURIComponent(path)}`)
      expect(await answer.text()).not.toContain(org.name)
    }
  })

  test('a stranger gets exactly the response of an unknown URL', async () => {
    const { zoe, slug, name, olive, ...org } = await acme()
    const nobody = 'x'.repeat(slug.length)
    const unknown = [`/orgs/${slug}/nothing`, `/orgs/${slug}/people/a/b/c`]
    for (const path of [...memberPages({ slug }), ...adminPages({ slug, ...org }), ...unknown]) {
      const theirs = await answerTo(path, zoe, slug)
      const nobodys = await answerTo(path.replace(slug, nobody), zoe, nobody)
      expect([theirs.status, nobodys.status], path).toEqual([404, 404])
      for (const secret of [name, olive.email]) expect(theirs.body).not.toContain(secret)
      expect(wordsOf(theirs.body)).toContain('Page not found')
      expect(theirs.headers, path).toBe(nobodys.headers)
      expect(theirs.words, path).toEqual(nobodys.words)
    }
  })

  // What the browser then shows: e2e/navigation.spec.ts.
  test('a member gets 403 on every admin page, and 404 on a page that does not exist', async () => {
    const org = await acme()
    const ask = async (path: string, status: number, title: string) => {
      const answer = await visit(org.max).ask(path)
      expect(answer.status, path).toBe(status)
      const html = await answer.text()
      expect(wordsOf(html), path).toContain(title)
      expect(html, path).not.toContain(org.mia.email)
    }
    for (const path of adminPages(org)) await ask(path, 403, 'This page is for admins')
    for (const page of ['nothing', 'people/a/b/c'])
      await ask(`/orgs/${org.slug}/${page}`, 404, 'Page not found')
  })

  test('a member sees the member pages, without what only admins see', async () => {
    const org = await acme()
    for (const path of memberPages(org)) {
      const answer = await visit(org.max).ask(path)
      const html = await answer.text()
      expect(answer.status, path).toBe(200)
      expect(html, path).toContain('</h1>')
      for (const link of ['Invite people', 'Settings', 'Activity', 'Manage', 'Invitations'])
        expect(linksIn(html), path).not.toContainEqual(expect.stringContaining(link))
    }
    const people = await visit(org.max).read(`/orgs/${org.slug}/people`)
    expect(people).toContain(org.mia.email)
    expect(linksIn(people)).not.toContain('Mia')
    expect(linksIn(await visit(org.adam).read(`/orgs/${org.slug}/people`))).toContain('Mia')
  })

  test('only staff find the back office', async () => {
    const { olive, id } = await acme()
    const paths = ['', '/people', '/organizations', `/organizations/${id}`, `/people/${olive.id}`]
    const staff = await sam()
    for (const path of paths) {
      expect((await visit(olive).ask(`/admin${path}`)).status, path).toBe(404)
      expect((await visit(staff).ask(`/admin${path}`)).status, path).toBe(200)
    }
    const { headers } = await visit().ask('/admin/people')
    expect(headers.get('location')).toBe('/login?next=%2Fadmin%2Fpeople')
  })
})

describe('what a page says in its HTML', () => {
  test('no page waits for scripts to show its content', async () => {
    const org = await acme()
    const visits = [
      { who: org.mia, paths: [...ownPages, ...memberPages(org)] },
      { who: org.adam, paths: adminPages(org) },
    ]
    for (const { who, paths } of visits)
      for (const path of paths) {
        const html = await visit(who).read(path)
        expect(html, path).toMatch(/<main\b.*<h1\b.*<\/h1>.*<\/main>/s)
        // Content that React streams in later is in hidden elements below the page.
        expect(html, path).not.toMatch(/<div hidden="" id="S:/)
      }
  })

  test('an owner who deletes their account sees what their organizations need first', async () => {
    const { olive, mia, name, slug } = await acme()
    const html = await visit(olive).read('/account/delete')
    for (const step of ['Delete organization', 'Offer ownership'])
      expect(html).toContain(`aria-label="${step}: ${name}"`)
    expect(html).toContain(`href="/orgs/${slug}/settings#ownership"`)
    expect(await visit(olive).read(`/orgs/${slug}/settings`)).toContain('id="ownership"')
    expect(buttonsIn(html)).not.toContain('Delete account')
    expect(buttonsIn(await visit(mia).read('/account/delete'))).toContain('Delete account')
  })

  test('a closed invitation and an unknown link say so, without the organization’s name where the link is unknown', async () => {
    const { id, adam, max, zoe, slug, name } = await acme()
    const { token, id: invitationId } = await invite(await as(adam, slug), zoe.email)
    const set = (data: object) =>
      db.organizationInvitation.update({ where: { id: invitationId }, data })
    const seen = async (link = token) => visit().read(`/invitations/${link}`)
    expect(wordsOf(await seen())).toContain(`Join ${name}`)
    await set({ invitedById: max.id }) // a member, who may not invite
    expect(wordsOf(await seen())).toContain('This invitation is no longer valid')
    await set({ status: 'revoked' })
    const revoked = await seen()
    expect(wordsOf(revoked)).toContain('This invitation was revoked')
    expect(linksIn(revoked)).toContain('Sign in')
    const forged = token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A')
    for (const wrong of ['%00', token.slice(0, -5), forged]) {
      const html = await seen(wrong)
      expect(wordsOf(html), wrong).toContain('Invitation not found')
      expect(linksIn(html)).toContain('Go to home page')
      expect(html).not.toContain(name)
    }
    expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(4)
  })

  // example:start
  test('without the demo data there are no products', async () => {
    const { slug, olive } = await acme()
    const bare = await startServer(await builtApp())
    try {
      const { ask, read } = visitor(bare.url, olive)
      for (const path of ['products', 'products/new'])
        expect((await ask(`/orgs/${slug}/${path}`)).status, path).toBe(404)
      const words = wordsOf(await read(`/orgs/${slug}`))
      expect(words).toContain('Set up ')
      expect(words).not.toMatch(/product/i)
    } finally {
      await bare.stop()
    }
  })
  // example:end

  test('the export of the list of people follows its filters', async () => {
    const { slug, olive } = await acme()
    const html = await visit(olive).read(`/orgs/${slug}/people?role=member`)
    const path = `/orgs/${slug}/people/export?role=member&format=csv`
    expect(html).toContain(path.replace('&', '\\u0026'))
    expect((await visit(olive).read(path)).trim().split('\r\n')).toHaveLength(3)
  })

  test('opening a page of the organization updates when a member was last seen', async () => {
    const { adam, mia, slug } = await acme()
    const list = `/orgs/${slug}/people`
    const rowOfMia = async () =>
      (await visit(adam).read(list)).split('role="row"').find((row) => row.includes(mia.email))!
    expect(wordsOf(await rowOfMia())).toContain('Never')
    expect(wordsOf(await visit(mia).read(list))).not.toContain('Last seen')
    // It is recorded after the response.
    await expect.poll(async () => wordsOf(await rowOfMia())).not.toContain('Never')
  })
})

describe('what is posted', () => {
  test('a form posted by another site is refused with 403, with or without the cookie', async () => {
    const { olive, id, slug } = await acme()
    const path = `/orgs/${slug}/settings`
    const form = hiddenFields(await visit(olive).read(path), ['name', 'slug'])
    const post = async (name: string, headers: Record<string, string>) => {
      const body = new FormData()
      for (const [field, value] of [...form, ['name', name], ['slug', slug]] as const)
        body.append(field, value)
      const cookie = `${SESSION_COOKIE}=${olive.token}`
      const init = { method: 'POST', body, headers: { cookie, ...headers } }
      const answer = await fetch(server.url + path, { ...init, redirect: 'manual' })
      const kept = await db.organization.findUniqueOrThrow({ where: { id } })
      return [answer.status, kept.name]
    }
    const refused = [403, (await db.organization.findUniqueOrThrow({ where: { id } })).name]
    const evil = 'https://evil.test'
    const forwarded = { 'x-forwarded-host': 'evil.test' }
    expect(await post('A', { origin: evil, 'sec-fetch-site': 'cross-site' })).toEqual(refused)
    expect(await post('B', { origin: evil })).toEqual(refused)
    expect(await post('C', { origin: evil, ...forwarded })).toEqual(refused)
    expect(await post('D', { origin: 'null' })).toEqual(refused)
    expect(await post('E', {})).toEqual(refused)
    expect(await post('F', { origin: server.url, 'sec-fetch-site': 'cross-site' })).toEqual(refused)
    // The same form from this site is accepted: it was refused because of its origin.
    const own = await post('G', { origin: server.url, 'sec-fetch-site': 'same-origin' })
    expect(own).toEqual([200, 'G'])
  })

  test('a hostile ?next= leads only to this site, in the URL and in the form', async () => {
    const olive = await personWithPassword('Olive')
    const hostile = [
      '//evil.test',
      '/\\evil.test',
      'https://evil.test/',
      '/\t/evil.test',
      '/..//evil.test',
    ]
    for (const next of hostile) {
      const path = `/login?next=${encodeURIComponent(next)}`
      // People who are already signed in are redirected immediately.
      const { status, headers } = await visit(olive).ask(path)
      expect(status).toBe(307)
      const to = new URL(headers.get('location') ?? '', server.url).href
      expect(to, JSON.stringify(next)).toBe(`${server.url}/`)
    }
    const typed = { email: olive.email, password: PASSWORD }
    // The URL may be harmless while the form's hidden field is not.
    for (const [path, fields] of [
      ['/login?next=%2F%2Fevil.test', typed],
      ['/login', { ...typed, next: '//evil.test' }],
    ] as const) {
      const { status, headers } = await visit().fill(path, fields)
      expect([status, headers.get('location')], path).toEqual([303, '/'])
    }
  })

  test('a new person signs up with a vendor; an organization has no tax number', async () => {
    const plain = await visit().read('/signup')
    expect(wordsOf(plain)).toContain('Organization name')
    expect(wordsOf(plain)).not.toContain('Tax number')
    expect(plain).toContain('href="/signup?kind=vendor"')
    const email = `founder.${randomUUID()}@acme.test`
    const typed = { name: 'Acme Supplies', slug: `supplies-${randomUUID()}`, email }
    const own = { taxNumber: 'DE123456789', title: 'Founder' }
    const { headers } = await visit().fill('/signup?kind=vendor', { ...typed, ...own })
    expect(headers.get('location')).toBe('/signup/complete')
    await expect
      .poll(async () => (await mailTo(email)).text)
      .toContain('with the vendor Acme Supplies')
  })

  test('a post that is too large is 413, an unreadable one 400, and neither is 500', async () => {
    const multipart = { 'content-type': 'multipart/form-data; boundary=b' }
    const action = { 'next-action': '40'.repeat(21) }
    const large = Buffer.alloc(6.5 * 1024 * 1024)
    const posts: [number, Record<string, string>, string | Buffer<ArrayBuffer>][] = [
      [413, multipart, large],
      [413, { ...multipart, ...action }, large],
      [
        400,
        { ...multipart, ...action },
        '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n[',
      ],
      [400, { 'content-type': 'text/plain;charset=UTF-8', ...action }, '[{},"text"]'],
      [400, { 'content-type': 'application/json' }, '{}'],
    ]
    for (const [status, headers, body] of posts) {
      const answer = await visit().ask('/login', { method: 'POST', body, headers })
      expect([answer.status, headers], String(body).slice(0, 40)).toEqual([status, headers])
    }
  })
})

describe('what programs ask', () => {
  test('the cron route sends queued emails, for callers that know the secret', async () => {
    const secret = 'the secret of the fuzz'
    const ask = (method: string, authorization?: string) =>
      visit().ask('/api/cron/outbox', {
        method,
        ...(authorization !== undefined && { headers: { authorization } }),
      })
    for (const authorization of [undefined, '', 'Bearer', 'Bearer wrong', secret])
      for (const method of ['GET', 'POST'])
        expect((await ask(method, authorization)).status, `${method} ${authorization}`).toBe(401)
    const { id, email } = await person('Olive')
    await db.outbox.create({
      data: { template: 'account-exists', recipient: email, payload: { userId: id } },
    })
    expect((await ask('POST', `Bearer ${secret}`)).status).toBe(200)
    await expect.poll(async () => (await mailTo(email)).subject).toMatch(/already have a/)
  })

  test('the member search and the URL check return each caller their own results, which are not cached', async () => {
    const { olive, mia, zoe, slug } = await acme()
    const ask = (path: string, who?: { token: string }) => visit(who).ask(`/api/${path}`)
    const members = `organizations/${slug}/members`
    const found = await ask(`${members}?q=${mia.email}`, olive)
    expect(await found.json()).toMatchObject([{ userId: mia.id }])
    expect(await (await ask(members, olive)).json()).toEqual([])
    expect((await ask(`${members}?q=${mia.email}`, zoe)).status).toBe(404)
    expect((await ask(`${members}?q=${mia.email}`)).status).toBe(401)
    expect((await ask('organizations')).status).toBe(401)
    for (const path of ['organizations', `${members}?q=o`, 'auth/session']) {
      const answer = await ask(path, olive)
      expect(answer.status, path).toBe(200)
      expect(answer.headers.get('cache-control'), path).toContain('no-store')
    }
    for (const [asked, free] of [
      [slug, false],
      [`free-${randomUUID().slice(0, 8)}`, true],
      ['settings', false],
      ['%00', false],
      ['-', false],
    ] as const)
      expect(await (await ask(`slugs/${asked}`)).json(), asked).toEqual(
        asked === slug ? { free, suggestion: `${slug}-2` } : { free },
      )
  })

  test('a page runs only scripts with its own nonce', async () => {
    const policies = new Set<string>()
    for (const path of ['/', '/login', '/nowhere']) {
      const answer = await visit().ask(path)
      const policy = answer.headers.get('content-security-policy') ?? ''
      const nonce = /script-src 'self' 'nonce-([^']{20,})' 'strict-dynamic'/.exec(policy)?.[1]
      expect(nonce, path).toBeTruthy()
      policies.add(policy)
      const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
      expect(scripts.length, path).toBeGreaterThan(0)
      for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`)
    }
    expect(policies.size).toBe(3)
  })

  test('the unavailable page does not exist while the site is available', async () => {
    const headers = { 'x-guildhall-away': 'database' }
    expect((await visit().ask('/unavailable')).status).toBe(404)
    expect((await visit().ask('/unavailable', { headers })).status).toBe(404)
  })
})

/** Returns the response to a person, without the requested slug. */
async function answerTo(path: string, who: { token: string }, slug: string) {
  const answer = await visit(who).ask(path)
  // Every page has its own nonce.
  const [, nonce = ''] =
    /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? []
  const plain = (text: string) => text.replaceAll(slug, 'SLUG').replaceAll(nonce, 'NONCE')
  const body = plain(await answer.text())
  const { date: _date, ...headers } = Object.fromEntries(answer.headers)
  return {
    status: answer.status,
    headers: plain(JSON.stringify(headers)).replace(/[\d:]+ GMT/, ''),
    body,
    // React numbers and orders the parts of a page as they arrive; their text is the same.
    words: [...new Set(body.match(/[\w.@-]*[a-z]{4,}[\w.@-]*/gi))].sort(),
  }
}

const buttonsIn = (html: string) =>
  [...html.matchAll(/<button\b[^>]*>(.*?)<\/button>/gs)].map(([, text = '']) =>
    wordsOf(text).trim(),
  )
