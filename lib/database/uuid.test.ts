import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { isUuid, uuid7 } from '@/lib/database/uuid'

afterEach(() => void vi.useRealTimers())

test('ids made by one process are in creation order', () => {
  const ids = Array.from({ length: 20_000 }, uuid7)
  expect(ids.every(isUuid)).toBe(true)
  expect(ids.every((id) => id[14] === '7')).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

const at = (time: number) => {
  vi.useFakeTimers({ toFake: ['Date'], now: time })
  return uuid7()
}

test('a clock that goes back a little leaves ids in order; one that is corrected is followed', () => {
  const noon = Date.parse('2026-11-01T12:00:00Z')
  const [first, slightlyBack, corrected] = [at(noon), at(noon - 900), at(noon - 3_600_000)]
  expect(slightlyBack > first).toBe(true)
  expect(corrected < first).toBe(true)
  expect(at(noon - 3_600_000) > corrected).toBe(true)
})

/** Where random ids are made, how many, and what for: not for rows, which lists sort by id. */
const random: Record<string, [number, string]> = {
  'lib/accounts/factors/passkey-options.ts': [1, 'a challenge'],
  'lib/accounts/sign-in/actions.ts': [1, 'what a browser that asks for a code holds'],
  'lib/action/explain.ts': [1, 'an error in the log'],
  'lib/action/route-answer.ts': [1, 'an error in the log'],
  'lib/backends/modeled-invitations.ts': [1, 'an invitation’s `guid`; its id is a uuid7'],
  'lib/database/row-limit.ts': [1, 'an organization that does not exist'],
  'lib/mail/enqueue-mail.ts': [1, 'the end of ids that begin like a uuid7'],
  'lib/mail/mailbox-transport.ts': [1, 'the name of a file while it is written'],
  'lib/mail/outbox.ts': [1, 'a batch of emails'],
  'lib/ops/origin.ts': [1, 'a request'],
}

test('rows get their ids from uuid7, so that lists sorted by id are in creation order', () => {
  const found = ['app', 'components', 'emails', 'lib', 'scripts']
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter(
      (path) => !/\.test\.|\btesting\b|^lib\/generated\/|^scripts\/lib\/resource-new\//.test(path),
    )
    .map((path) => [
      path,
      [...readFileSync(path, 'utf8').matchAll(/randomUUID\(|gen_random_uuid/g)].length,
    ])
    .filter(([, count]) => count !== 0)
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(random).map(([path, [count]]) => [path, count])),
  )
})
