import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { person, type Person } from '@/lib/testing/people'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { chooseLanguageSchema, updateProfileSchema } from '@/lib/accounts/profile/schema'
import { updateProfile, chooseLanguage } from '@/lib/accounts/profile/update-profile'

const languageOf = async ({ id }: Person) =>
  (await db.user.findUniqueOrThrow({ where: { id } })).locale
const again = async ({ token }: Person) => (await findSession(token))!.user

test('Mia chooses a language, only for herself', async () => {
  const [mia, max] = [await person('Mia'), await person('Max')]
  const { result, events, mails } = await watch(() => chooseLanguage(mia, { locale: 'de' }))
  expect(result).toEqual({ locale: 'de' })
  expect([await languageOf(mia), await languageOf(max)]).toEqual(['de', null])
  expect(events).toEqual([
    { type: 'user.languageChosen', actor: 'Mia', data: { from: null, to: 'de' } },
  ])
  expect(mails).toEqual([])
  // Choosing the same again changes nothing, and is not recorded.
  const user = await again(mia)
  expect(user.locale).toBe('de')
  await nothingChanges(() => chooseLanguage(user, { locale: 'de' }))
  await chooseLanguage(user, { locale: null })
  expect(await languageOf(mia)).toBe(null)
})

test('a signed-out visitor chooses only for the browser', async () => {
  expect(await nothingChanges(() => chooseLanguage(null, { locale: 'ja' }))).toEqual({
    locale: 'ja',
  })
})

test('on the profile: an unchanged language is not recorded', async () => {
  const mia = await person('Mia')
  const { events } = await watch(() => updateProfile(mia, { name: 'Mia', locale: 'ja' }))
  expect(events).toEqual([
    { type: 'user.languageChosen', actor: 'Mia', data: { from: null, to: 'ja' } },
  ])
  // A form without the field leaves it unchanged.
  await updateProfile(await again(mia), { name: 'Mia Müller' })
  expect(await languageOf(mia)).toBe('ja')
})

test.each([
  ['de', 'de'],
  ['en-GB', 'en-GB'],
  ['', null],
])('accepts %j', (locale, chosen) => {
  expect(chooseLanguageSchema.parse({ locale })).toEqual({ locale: chosen })
})

test.each(['eo', 'DE', 'de ', 'toString', null, 1])('refuses %j', (locale) => {
  expect(chooseLanguageSchema.safeParse({ locale }).success).toBe(false)
  expect(updateProfileSchema.safeParse({ name: 'Mia', locale }).success).toBe(false)
})
