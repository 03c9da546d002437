import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mailboxTransport } from './mailbox-transport'
import { readMailbox } from './read-mailbox'
import type { Mail } from './mail'

let dir: string
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'guildhall-mail-')), 'mail')
})
afterEach(() => rm(join(dir, '..'), { recursive: true }))

const mail = (changes: Partial<Mail> = {}): Mail => ({
  id: randomUUID(),
  to: 'mia@acme.test',
  from: 'Guildhall <guildhall@localhost>',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  ...changes,
})
const send = (sent: Mail) => mailboxTransport({ dir }).send(sent)

test('a sent email can be read', async () => {
  const sent = mail({ replyTo: 'olive@acme.test' })
  expect(await send(sent)).toEqual({})
  const [read] = await readMailbox(dir)
  expect(read).toEqual({ ...sent, sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/) })
})

test('the same id twice is one email', async () => {
  const sent = mail()
  await send(sent)
  await send({ ...sent, subject: 'Again' })
  expect((await readMailbox(dir)).map(({ subject }) => subject)).toEqual(['Hello'])
})

test('the same id ten times concurrently is one email', async () => {
  const sent = mail()
  await Promise.all(Array.from({ length: 10 }, () => send(sent)))
  expect(await readdir(dir)).toHaveLength(1)
})

test('an id that ends like another is another email', async () => {
  await send(mail({ id: 'x-1' }))
  await send(mail({ id: '1' }))
  expect(await readMailbox(dir)).toHaveLength(2)
})

test('returns the newest first, up to the limit', async () => {
  for (const subject of ['first', 'second', 'third']) {
    await send(mail({ subject }))
    await new Promise((later) => setTimeout(later, 3))
  }
  const subjects = (await readMailbox(dir, { limit: 2 })).map(({ subject }) => subject)
  expect(subjects).toEqual(['third', 'second'])
})

test('returns only email to the given address, in any case', async () => {
  await send(mail({ to: 'Mia@acme.test' }))
  await send(mail({ to: 'max@acme.test' }))
  expect((await readMailbox(dir, { to: 'mia@ACME.test' })).map(({ to }) => to)).toEqual([
    'Mia@acme.test',
  ])
})

test('skips files that are not emails', async () => {
  await send(mail())
  await writeFile(join(dir, '2026-01-01T00-00-00.000Z-half.json'), '{"id": "half", "to"')
  await writeFile(join(dir, '2026-01-01T00-00-00.000Z-other.json'), '{"id": 1}')
  await writeFile(join(dir, '.draft.tmp'), '')
  await writeFile(join(dir, 'README'), '')
  expect(await readMailbox(dir)).toHaveLength(1)
})

test('returns nothing if there is no folder yet', async () => {
  expect(await readMailbox(dir)).toEqual([])
})

test('only its owner can read it, because it holds sign-in links', async () => {
  await send(mail())
  const [file = ''] = await readdir(dir)
  expect((await stat(dir)).mode & 0o777).toBe(0o700)
  expect((await stat(join(dir, file))).mode & 0o777).toBe(0o600)
})

test('an id cannot escape the folder, and an address is one address', async () => {
  await expect(send(mail({ id: '../x' }))).rejects.toThrow('Mailbox')
  await expect(send(mail({ to: 'mia@acme.test, stranger@evil.example' }))).rejects.toThrow(
    'address',
  )
  expect(await readMailbox(dir)).toEqual([])
})
