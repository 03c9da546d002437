import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'
import { fromClock, fromRequest } from '@/lib/ops/origin'
import { acme } from '@/lib/testing/people'

/** Records an event, and returns the source stored in the audit log. */
async function recorded(within: (work: () => Promise<void>) => Promise<void> = (work) => work()) {
  const { id: organizationId, mia } = await acme()
  const event = {
    type: 'member.left',
    organizationId,
    actor: mia,
    data: { role: 'member' },
  } as const
  await within(() => db.$transaction((tx) => record(tx, event)))
  return db.event.findFirstOrThrow({
    where: { organizationId },
    select: { source: true, requestId: true },
  })
}
const asked = (headers: Record<string, string>) =>
  recorded((work) => fromRequest(new Headers(headers), work))

test('an event has the request id set by the host', async () => {
  expect(await asked({ 'x-request-id': 'req_0123.a:b' })).toEqual({
    source: 'web',
    requestId: 'req_0123.a:b',
  })
  expect(await asked({ 'x-vercel-id': 'fra1::abc-1' })).toMatchObject({ requestId: 'fra1::abc-1' })
})

test.each<Record<string, string>>([
  {},
  { 'x-request-id': 'a b\tc' },
  { 'x-request-id': 'x'.repeat(101) },
])('or a generated id: %j', async (headers) => {
  expect(await asked(headers)).toEqual({
    source: 'web',
    requestId: expect.stringMatching(/^[0-9a-f]{16}$/),
  })
})

test('cron jobs and custom code have no request id', async () => {
  expect(await recorded(fromClock)).toEqual({ source: 'cron', requestId: null })
  expect(await recorded()).toEqual({ source: 'code', requestId: null })
})

test('concurrent requests keep their own ids', async () => {
  const ids = Array.from({ length: 8 }, (_, n) => `request-${n}`)
  const found = await Promise.all(ids.map((id) => asked({ 'x-request-id': id })))
  expect(found.map(({ requestId }) => requestId)).toEqual(ids)
})
