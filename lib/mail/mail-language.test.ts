import { beforeEach, expect, test } from 'vitest'
import { requestPasswordReset } from '@/lib/accounts/sign-in/request-link'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/locales'
import { inviteMember } from '@/lib/invitations/invite-member'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { resendInvitation } from '@/lib/invitations/manage-invitation'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { readMailbox } from '@/lib/mail/read-mailbox'
import { removeMember } from '@/lib/members/remove-member'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { entered } from '@/lib/testing/entered'
import { countStatements } from '@/lib/testing/count-statements'
import { tokenOf } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'

const password = 'brisk teal otters swim'
let count = 0
const newcomer = () => `zoe.${++count}@language.test`

beforeEach(async () => void (await db.outbox.deleteMany()))

/** The language of the latest email to an address. */
async function languageOfMail(email: string) {
  await drainOutbox()
  const [mail] = await readMailbox(env.MAIL_DIR, { to: email, limit: 1 })
  return /<html[^>]* lang="([^"]*)"/.exec(mail?.html ?? '')?.[1]
}
const speaks = (email: string, locale: Locale | null) =>
  db.user.update({ where: { email }, data: { locale } })

test.each<[Locale | null, string]>([
  ['de', 'de'],
  ['ja', 'ja'],
  ['en-GB', 'en-GB'],
  [null, 'en'],
])('a person who chose %s is emailed in %s', async (locale, language) => {
  const { slug, olive, mia } = await acme()
  await speaks(mia.email, locale)
  await removeMember(await as(olive, slug), { userId: mia.id })
  expect(await languageOfMail(mia.email)).toBe(language)
})

test('a language that is no longer offered falls back to the first', async () => {
  const olive = await person('Olive')
  await db.user.update({ where: { id: olive.id }, data: { locale: 'eo' } })
  await requestPasswordReset({ email: olive.email })
  expect(await languageOfMail(olive.email)).toBe('en')
})

test('the language costs no statement per email', async () => {
  const { slug, olive, mia } = await acme()
  await removeMember(await as(olive, slug), { userId: mia.id })
  const { statements } = await countStatements(() => drainOutbox())
  // It is read with the email: only the claiming statements (handler runs, then emails) join the person.
  const asking = statements.filter((text) => text.includes('"User"'))
  expect(asking).toHaveLength(2)
  expect(asking.every((text) => text.includes('UPDATE "Outbox" m SET attempts'))).toBe(true)
})

test("new accounts are emailed in the page's language, and keep it", async () => {
  const email = newcomer()
  await signUp({ name: 'Zoe', slug: `zoe-language-${count}`, email }, 'ja')
  expect(await languageOfMail(email)).toBe('ja')
  const user = await db.user.findUniqueOrThrow({ where: { email } })
  const input = { token: userToken('activate', user), name: 'Zoe', password }
  const { session } = await activateAccount({ ...input, confirmPassword: password }, null, 'de')
  expect(entered(session).locale).toBe('ja')
})

test('signing in sets the chosen language in the browser', async () => {
  const olive = await person('Olive')
  const signIn = () => db.$transaction((tx) => createSession(tx, { userId: olive.id }))
  expect((await signIn()).locale).toBe(null)
  await speaks(olive.email, 'de')
  expect((await signIn()).locale).toBe('de')
})

test.each<[string, Locale | null, Locale | null | undefined, Locale | null, string]>([
  ['the one chosen by the inviter', 'de', 'ja', null, 'ja'],
  ["otherwise the inviter's own", 'de', undefined, null, 'de'],
  ['otherwise the first', null, undefined, null, 'en'],
  ["but the invitee's own, if they chose one", 'de', 'ja', 'en-GB', 'en-GB'],
])('an invitation is in %s', async (_, inviters, said, theirs, language) => {
  const { slug, adam, zoe } = await acme()
  await speaks(adam.email, inviters)
  const ctx = await as(adam, slug)
  await speaks(zoe.email, theirs)
  for (const email of theirs ? [zoe.email] : [newcomer(), zoe.email]) {
    const input = { email, role: 'member', message: undefined }
    const { id } = await inviteMember(ctx, said === undefined ? input : { ...input, locale: said })
    expect(await languageOfMail(email)).toBe(language)
    await resendInvitation(ctx, { invitationId: id })
    expect(await languageOfMail(email)).toBe(language)
  }
})

test("a person who joins with an invitation keeps the page's language", async () => {
  const { slug, adam } = await acme()
  const email = newcomer()
  const input = { email, role: 'member', message: undefined, locale: 'ja' as const }
  const { id } = await inviteMember(await as(adam, slug), input)
  const joining = { token: await tokenOf(id), name: 'Zoe', password, confirmPassword: password }
  const { session } = await joinByInvitation(joining, null, 'de')
  expect(entered(session).locale).toBe('de')
  expect((await db.user.findUniqueOrThrow({ where: { email } })).locale).toBe('de')
})
