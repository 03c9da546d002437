import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { ChooseLanguageInput } from '@/lib/accounts/profile/schema'

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
export async function keepLanguage(tx: Tx, user: SignedIn, locale: string | null): Promise<void> {
  if (locale === user.locale) return
  await tx.user.update({ where: { id: user.id }, data: { locale }, select: { id: true } })
  const data = { from: user.locale, to: locale }
  await record(tx, { type: 'user.languageChosen', actor: user, data })
}
