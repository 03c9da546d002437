import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { UpdateProfileInput, ChooseLanguageInput } from '@/lib/accounts/profile/schema'

/**
 * Changes the person's name and language.
 * @returns the language, for the browser to store; undefined if the form did not ask
 */
export const updateProfile = (user: SignedIn, { name, locale }: UpdateProfileInput) =>
  db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { name }, select: { id: true } })
    if (name !== user.name)
      await record(tx, {
        type: 'user.profileChanged',
        actor: { ...user, name },
        data: { from: user.name, to: name },
      })
    if (locale !== undefined) await keepLanguage(tx, { ...user, name }, locale)
    return { locale }
  })

/**
 * Sets the language of this browser and, for signed-in people, of their pages and emails.
 * @returns the language, for the browser to store
 */
export async function chooseLanguage(
  user: SignedIn | null,
  { locale }: ChooseLanguageInput,
): Promise<{ locale: string | null }> {
  if (user) await db.$transaction((tx) => keepLanguage(tx, user, locale))
  return { locale }
}

/** Saves a person's language; null means the browser's. */
async function keepLanguage(tx: Tx, user: SignedIn, locale: string | null): Promise<void> {
  if (locale === user.locale) return
  await tx.user.update({ where: { id: user.id }, data: { locale }, select: { id: true } })
  const data = { from: user.locale, to: locale }
  await record(tx, { type: 'user.languageChosen', actor: user, data })
}
