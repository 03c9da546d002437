import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { acme, as } from '@/lib/testing/people'
import { watch } from '@/lib/testing/watch'
import { updateProfileSchema } from '@/lib/accounts/profile/schema'
import { updateProfile } from '@/lib/accounts/profile/update-profile'

test('Mia changes her name, and only hers', async () => {
  const { slug, mia, max } = await acme()
  const before = await db.user.findUniqueOrThrow({ where: { id: mia.id } })
  const { events, mails } = await watch(() => updateProfile(mia, { name: 'Mia Müller' }))
  expect((await as(mia, slug)).user.name).toBe('Mia Müller')
  expect((await as(max, slug)).user.name).toBe('Max')
  const after = await db.user.findUniqueOrThrow({ where: { id: mia.id } })
  expect({ ...after, name: 'Mia', modifiedAt: before.modifiedAt }).toEqual(before)
  const data = { from: 'Mia', to: 'Mia Müller' }
  expect(events).toEqual([{ type: 'user.profileChanged', actor: 'Mia Müller', data }])
  expect(mails).toEqual([])
})

test.each([
  ['Mia', 'Mia'],
  ['  Mia   Müller ', 'Mia Müller'],
  ['Mia\nMüller', 'Mia Müller'],
  ['Mu\u0308ller', 'Müller'],
  ['美亚', '美亚'],
  ['O’Brien-Smith, Jr.', 'O’Brien-Smith, Jr.'],
  ['x'.repeat(100), 'x'.repeat(100)],
])('a name is one line of text: %j → %s', (typed, name) => {
  expect(
    updateProfileSchema.parse({ name: typed, email: 'stranger@evil.test', isSuperuser: true }),
  ).toEqual({
    name,
  })
})

test.each([
  ['', 'person-name-missing'],
  ['   ', 'person-name-missing'],
  [undefined, 'person-name-missing'],
  ['x'.repeat(101), 'person-name-long'],
  ['Mia\u0000', 'name-characters'],
  ['Mia\u0007', 'name-characters'],
  ['Mi\u202ea', 'name-characters'],
  ['Mi\u200ba', 'name-characters'],
  ['Mia\ue000', 'name-characters'],
])('refuses %j: %s', (name, message) => {
  expect(updateProfileSchema.safeParse({ name }).error?.issues[0]?.message).toBe(message)
})
