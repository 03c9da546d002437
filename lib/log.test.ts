import { expect, test } from 'vitest'
import { loggedErrors, loggedLines } from '@/lib/testing/logged-errors'
import { acme, as } from '@/lib/testing/people'

import { withSettings } from '@/lib/testing/with-settings'

/** Loads the modules like a server with this setting. */
const load = (LOG_LEVEL = 'info') =>
  withSettings({ LOG_LEVEL }, async () => ({
    ...(await import('@/lib/log')),
    ...(await import('@/lib/db')),
    ...(await import('@/lib/ops/origin')),
    ...(await import('@/lib/members/change-role')),
  }))

async function linesOf(work: () => unknown) {
  loggedLines()
  await work()
  loggedErrors()
  return loggedLines()
}

test("a line is JSON, with the time in UTC and the request's id", async () => {
  const { fromRequest, logEvent, noteWho } = await load()
  const [line] = await linesOf(() =>
    fromRequest(new Headers({ 'x-request-id': 'r-1' }), () => {
      noteWho({ actor: 'a', organization: 'o' })
      logEvent('member.added', { role: 'admin' })
    }),
  )
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    source: 'web',
    requestId: 'r-1',
    ...{ actor: 'a', organization: 'o', event: 'member.added', role: 'admin' },
  })
})

test('a recorded event is logged once it is committed, without names and addresses', async () => {
  const { changeRole } = await load()
  const { id, slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  const [line, ...more] = await linesOf(() => changeRole(ctx, { userId: mia.id, role: 'admin' }))
  expect(more).toEqual([])
  expect(line).toMatchObject({
    ...{ event: 'member.roleChanged', from: 'member', to: 'admin' },
    ...{ actor: adam.id, target: mia.id, organization: id },
  })
  for (const word of [adam.email, mia.email, adam.name, mia.name])
    expect(JSON.stringify(line)).not.toContain(word)
})

test('a rolled back event is never logged', async () => {
  const { changeRole, db, onCommit, logEvent } = await load()
  const { slug, mia, max } = await acme()
  const ctx = await as(mia, slug)
  const isSilent = async (work: () => Promise<unknown>) =>
    expect(await linesOf(() => work().catch(() => {}))).toEqual([])
  await isSilent(() => changeRole(ctx, { userId: max.id, role: 'admin' }))
  await isSilent(() =>
    db.$transaction(async (tx) => {
      onCommit(tx, () => logEvent('member.added', {}))
      await tx.$executeRaw`SELECT 1 / 0`
    }),
  )
})

test('LOG_LEVEL sets the lowest level, and invalid values are refused', async () => {
  const all = async (level?: string) => {
    const { logEvent, logRefusal, logWarning, logError } = await load(level)
    const lines = await linesOf(() => {
      logEvent('member.added', {})
      logRefusal({ code: 'x' }, 'input.refused')
      logRefusal({ code: 'forbidden' }, 'access.refused')
      logWarning('beware')
      logError(new Error('oh'))
    })
    return lines.map(({ event }) => event)
  }
  const loud = ['access.refused', 'server.warning', 'server.error']
  expect(await all('info')).toEqual(['member.added', 'input.refused', ...loud])
  expect(await all('warn')).toEqual(loud)
  expect(await all('silent')).toEqual([])
  await expect(load('loud')).rejects.toThrow('LOG_LEVEL must be debug, info, warn, error or silent')
})

test('a line stays one line, whatever its fields contain', async () => {
  const { logRefusal } = await load()
  const [line, ...more] = await linesOf(() =>
    logRefusal({ method: 'GET\r\n{"level":"info","event":"user.staffGranted"}' }),
  )
  expect(more).toEqual([])
  expect(line).toMatchObject({ event: 'request.refused' })
})

test("a long error's message is logged without delay, and cut", async () => {
  const { logError } = await load()
  for (const run of ['a', '@', 'a@', '://', 'Ab1-', 'invalid ']) {
    const [line] = await linesOf(() => logError(new Error(run.repeat(30_000))))
    expect((line!.message as string).length).toBeLessThanOrEqual(500)
  }
})

const token = 'kJ8sPq2ZtR4vXw6yBa1Cd3Ef5Gh7Ij9K'
test.each([
  ['<evelyn@new.test> is on the suppression list', '[address]> is on'],
  ['connect to smtps://user:hunter2@mail.test:465/x failed', 'connect to smtps://[address] failed'],
  [`https://app.test/invitations/${token} is gone`, 'https://[address] is gone'],
  [`no link ${token}`, 'no link [token]'],
  [
    'invalid input syntax for type uuid: "evelyn-was-here"',
    'invalid input syntax for type uuid: [value]',
  ],
  [
    '\nInvalid `prisma.user.create()` invocation:\n{ name: "Evelyn" }\nArgument x is missing.',
    'Argument x is missing.',
  ],
  [
    'duplicate key value violates unique constraint "OrganizationUser_organizationId_userId_key"',
    '"OrganizationUser_organizationId_userId_key"',
  ],
])("an error's message is logged without the data it repeats: %j", async (message, said) => {
  const { logError } = await load()
  const [line] = await linesOf(() => logError(new Error(message)))
  expect(line!.message).toContain(said)
  for (const word of ['evelyn', 'Evelyn', 'hunter2', token])
    expect(JSON.stringify(line)).not.toContain(word)
  expect(line!.stack).toEqual(expect.arrayContaining([expect.stringMatching(/^at /)]))
})
