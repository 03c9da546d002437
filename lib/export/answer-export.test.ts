import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { GET as activity } from '@/app/orgs/[slug]/activity/export/route'
import { GET as invitations } from '@/app/orgs/[slug]/invitations/export/route'
import { GET as archive } from '@/app/orgs/[slug]/export/route'
import { GET as people } from '@/app/orgs/[slug]/people/export/route'
import { GET as account } from '@/app/(me)/account/export/route'
import { GET as backOffice } from '@/app/admin/export/[list]/route'
import config from '@/guildhall.config'
import { db, pool } from '@/lib/db'
import { BATCH } from '@/lib/export/write-list'
import { askAs, endOf } from '@/lib/testing/ask-as'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { acme, as, person } from '@/lib/testing/people'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

const routes = { people, activity, invitations }
type List = keyof typeof routes
const lists = Object.keys(routes) as List[]

type Visitor = { token: string } | null
const ask = (who: Visitor, list: List, slug: string, query = '') => {
  askAs(who?.token)
  const url = `http://localhost/orgs/${slug}/${list}/export${query}`
  return routes[list](new Request(url), { params: Promise.resolve({ slug }) })
}
const askStaff = (who: Visitor, list: string, query = '') => {
  askAs(who?.token)
  const url = `http://localhost/admin/export/${list}${query}`
  return backOffice(new Request(url), { params: Promise.resolve({ list }) })
}
type Json = Record<string, unknown>[]
const json = async (answer: Response) => (await answer.json()) as Json

test('with exports disabled, members cannot download lists, but staff can', async () => {
  config.allow.exports = false
  try {
    const { slug, olive } = await acme()
    const { mails, events } = await watch(async () => {
      for (const list of lists) {
        const answer = await ask(olive, list, slug)
        expect([answer.status, await answer.json()]).toEqual([403, { error: 'exports-off' }])
      }
    })
    expect([...mails, ...events]).toEqual([])
    expect((await askStaff(await sam(), 'people')).status).toBe(200)
  } finally {
    config.allow.exports = true
  }
})

/** Adds events with the same time, which differ only in their ids. */
const addEvents = (
  organizationId: string,
  count: number,
  { actorName = 'Adam', at = '2026-01-01' } = {},
) =>
  pool().query(
    `INSERT INTO "Event" (id, type, "organizationId", "actorName", data, "createdAt")
     SELECT gen_random_uuid(), 'member.left', $1::uuid, $2, jsonb_build_object('n', n), $4
     FROM generate_series(1, $3::int) n`,
    [organizationId, actorName, count, at],
  )

describe.each(lists)('the export of %s', (list) => {
  test('is only for people who may see the list, and refusals are not recorded', async () => {
    const { slug, adam, mia, zoe } = await acme()
    const { events } = await watch(async () => {
      expect(await ask(null, list, slug).catch(endOf)).toMatch(/^to \/login/)
      expect((await ask(zoe, list, slug)).status).toBe(404)
      expect((await ask(mia, list, slug)).status).toBe(403)
      expect((await ask(adam, list, `${slug}-none`)).status).toBe(404)
    })
    expect(events).toEqual([])
    expect((await ask(adam, list, slug)).status).toBe(200)
  })

  test('is recorded in the audit log with its format, and has a file name', async () => {
    const { slug, adam } = await acme()
    for (const format of ['csv', 'json']) {
      const { result, events } = await watch(() => ask(adam, list, slug, `?format=${format}`))
      expect(result.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="${slug}-${list}-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
      )
      expect(result.headers.get('cache-control')).toBe('private, no-store')
      expect(events).toEqual([
        { type: expect.stringMatching(/\.exported$/), actor: 'Adam', data: expect.any(Object) },
      ])
      expect(events[0]?.data).toMatchObject({ format })
    }
  })
})

test('a HEAD request gets the headers of each export, which is neither run nor recorded', async () => {
  const { slug, olive } = await acme()
  const head = (GET: typeof people | typeof backOffice | typeof account, who: Visitor) => {
    askAs(who?.token)
    const params = Promise.resolve({ slug, list: 'people' })
    return GET(new Request('http://localhost/', { method: 'HEAD' }), { params })
  }
  const [staff, exports] = [await sam(), [...Object.values(routes), archive, account]]
  const { result, events } = await watch(async () => [
    ...(await Promise.all(exports.map((GET) => head(GET, olive)))),
    await head(backOffice, staff),
  ])
  for (const answer of result) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(await answer.text()).toBe('')
  }
  expect(events).toEqual([])
})

test('exports are limited to 30 per hour and person', async () => {
  const { slug, adam, olive } = await acme()
  for (let n = 0; n < 30; n++) expect((await ask(adam, lists[n % 3]!, slug)).status).toBe(200)
  const refused = await ask(adam, 'people', slug)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await ask(olive, 'people', slug)).status).toBe(200)
})

test('an unavailable database returns 503 before anything is sent', async () => {
  const { slug, adam } = await acme()
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
  const { result: answer, events } = await watch(async () => {
    const query = pool().query.bind(pool()) as (...sql: unknown[]) => unknown
    const isOfEvents = (sql: unknown) => (sql as { text?: string }).text?.includes('FROM "Event"')
    const sent = vi
      .spyOn(pool(), 'query')
      .mockImplementation((...sql: unknown[]) =>
        isOfEvents(sql[0]) ? Promise.reject(away) : query(...sql),
      )
    return ask(adam, 'activity', slug).finally(() => sent.mockRestore())
  })
  expect([answer.status, await answer.json(), events]).toEqual([503, { error: 'unavailable' }, []])
  expect(loggedErrors()).toHaveLength(1)
})

describe('a list of several batches', () => {
  const count = 2 * BATCH + 7

  test('is complete, filtered, and does not contain its own event', async () => {
    const { id, slug, adam, other } = await acme()
    await addEvents(id, count)
    await addEvents(other.id, 3, { actorName: 'Zoe' })
    const { result, events } = await watch(async () => {
      const answer = await ask(adam, 'activity', slug, '?format=json')
      await addEvents(id, 1, { at: new Date().toISOString() })
      return json(answer)
    })
    expect(new Set(result.map(({ id }) => id)).size).toBe(result.length)
    const numbers = result.map(({ data }) => (data as { n: number }).n)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n + 1))
    expect(events.find(({ type }) => type === 'activity.exported')?.data).toEqual({
      format: 'json',
      events: count,
    })
    expect(await json(await ask(adam, 'activity', slug, '?format=json&kind=member'))).toHaveLength(
      count + 1,
    )
  })

  test('is read only as fast as it is downloaded', async () => {
    const { id, slug, adam } = await acme()
    await addEvents(id, 10 * BATCH)
    const answer = await ask(adam, 'activity', slug)
    const reader = answer.body!.getReader()
    const { statements } = await countStatements(() => reader.read())
    expect(statements.length).toBeLessThan(3)
    await reader.cancel()
  })

  test('is aborted if the organization is deleted meanwhile, rather than ending as half a file', async () => {
    const { id, slug, adam } = await acme()
    await addEvents(id, count)
    const answer = await ask(adam, 'activity', slug)
    await db.organization.delete({ where: { id } })
    await expect(answer.text()).rejects.toThrow('not-found')
  })

  test('contains every member once, with the file’s columns', async () => {
    const { id, slug, olive, adam } = await acme()
    await pool().query(
      `WITH people AS (INSERT INTO "User" (id, name, email, "modifiedAt")
         SELECT gen_random_uuid(), 'Person ' || n, 'person.' || n || '@' || $2 || '.test', now()
         FROM generate_series(1, $3::int) n RETURNING id)
       INSERT INTO "OrganizationUser" (id, "organizationId", "userId", "modifiedAt")
       SELECT gen_random_uuid(), $1::uuid, id, now() FROM people`,
      [id, slug, count],
    )
    const rows = await json(await ask(adam, 'people', slug, '?format=json'))
    expect(new Set(rows.map(({ email }) => email)).size).toBe(count + 4)
    expect(rows).toHaveLength(count + 4)
    expect(rows.find(({ email }) => email === olive.email)).toEqual({
      ...{ name: 'Olive', email: olive.email, role: 'admin', owner: true, state: 'active' },
      joined: expect.stringMatching(/^\d{4}-.*Z$/),
      last_seen: null,
    })
  })
})

test('a CSV file of the audit log has the documented columns', async () => {
  const { id, slug, adam } = await acme()
  await addEvents(id, 1, { actorName: '=1+1' })
  const [header, line] = (await (await ask(adam, 'activity', slug)).text()).split('\r\n')
  expect(header).toBe(
    'id,time,event,actor_id,actor,as_staff,target_id,target,data,source,request_id',
  )
  expect(line).toMatch(/,2026-01-01T00:00:00\.000Z,member\.left,,'=1\+1,false,,,"\{""n"":1\}",,$/)
})

test('the invitations export has the same filters as the page', async () => {
  const { slug, adam } = await acme()
  const ctx = await as(adam, slug)
  const [gus, ida] = await Promise.all([person('Gus'), person('Ida')])
  await invite(ctx, gus.email)
  await invite(ctx, ida.email, 'admin')
  const rows = await json(await ask(adam, 'invitations', slug, `?format=json&q=${ida.email}`))
  const times = { sent: expect.any(String), expires: expect.any(String) }
  expect(rows).toEqual([
    { email: ida.email, role: 'admin', status: 'pending', invited_by: 'Adam', ...times },
  ])
  expect(await json(await ask(adam, 'invitations', slug, '?format=json&status=declined'))).toEqual(
    [],
  )
})

describe('a whole organization as a ZIP file', () => {
  const archiveOf = (who: Visitor, slug: string) => {
    askAs(who?.token)
    return archive(new Request(`http://localhost/orgs/${slug}/export`), {
      params: Promise.resolve({ slug }),
    })
  }

  test('is only for the owner, and refusals are not recorded', async () => {
    const { slug, adam, mia, zoe } = await acme()
    const { events } = await watch(async () => {
      expect(await archiveOf(null, slug).catch(endOf)).toMatch(/^to \/login/)
      expect((await archiveOf(zoe, slug)).status).toBe(404)
      for (const who of [adam, mia]) expect((await archiveOf(who, slug)).status).toBe(403)
    })
    expect(events).toEqual([])
  })

  test('contains each list completely, as CSV and as JSON, and is recorded', async () => {
    const { id, slug, olive, other } = await acme()
    const ctx = await as(olive, slug)
    await addEvents(id, BATCH + 1)
    await addEvents(other.id, 1)
    for (const status of ['pending', 'revoked'] as const) {
      const { id: invitationId } = await invite(ctx, `${status}.${slug}@new.test`)
      await db.organizationInvitation.update({ where: { id: invitationId }, data: { status } })
    }
    const { result, events } = await watch(() => archiveOf(olive, slug))
    expect(result.headers.get('content-type')).toBe('application/zip')
    expect(result.headers.get('content-disposition')).toMatch(
      new RegExp(`filename="${slug}-\\d{4}-\\d\\d-\\d\\d\\.zip"$`),
    )
    expect(events).toEqual([
      { type: 'organization.exported', actor: 'Olive', data: { format: 'zip' } },
    ])
    const files = unzipSync(new Uint8Array(await result.arrayBuffer()))
    const rows = (name: string) => JSON.parse(strFromU8(files[`${name}.json`]!)) as Json
    expect(rows('members').map(({ name }) => name)).toEqual(['Olive', 'Adam', 'Mia', 'Max'])
    expect(rows('invitations').map(({ status }) => status)).toEqual(['revoked', 'pending'])
    expect(rows('activity').filter(({ event }) => event === 'member.left')).toHaveLength(BATCH + 1)
    const csv = strFromU8(files['members.csv']!)
    expect(csv.trim().split('\r\n')).toHaveLength(5)
  })
})

describe('a list of the back office', () => {
  const names = ['people', 'organizations', 'owners', 'memberships', 'invitations', 'outbox']

  test.each(names)('%s: only for staff, recorded, and filtered like its page', async (list) => {
    const { slug, adam } = await acme()
    const staff = await sam()
    await invite(await as(adam, slug), (await person('Gus')).email)
    const { events } = await watch(async () => {
      expect(await askStaff(null, list).catch(endOf)).toMatch(/^to \/login/)
      expect(await askStaff(adam, list).catch(endOf)).toBe('404')
    })
    expect(events).toEqual([])
    const { result, ...seen } = await watch(() => askStaff(staff, list, '?format=json'))
    expect((await json(result)).length).toBeGreaterThan(0)
    expect(seen.events).toEqual([
      { type: 'staff.exported', actor: 'Sam', data: { list, format: 'json' } },
    ])
    expect(await json(await askStaff(staff, list, '?format=json&q=no-such-thing'))).toEqual([])
  })

  test('returns 404 if it does not exist', async () => {
    const staff = await sam()
    for (const list of ['nothing', 'constructor', '__proto__'])
      expect((await askStaff(staff, list)).status).toBe(404)
  })
})
