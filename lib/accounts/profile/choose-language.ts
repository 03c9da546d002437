import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { ChooseLanguageInput } from '@/lib/accounts/profile/schema'

/**
 * Sets the language of this browser and, for whoever is signed in, of their pages and mails.
 * @returns the language, for the browser to keep
 */
export async function chooseLanguage(
  user: SignedIn | null,
  { locale }: ChooseLanguageInput,
): Promise<{ locale: string | null }> {
  if (user) await db.$transaction((tx) => keepLanguage(tx, user, locale))
  return { locale }
}

/** Writes down the language that a person chose; null means as their browser asks. */
export async function keepLanguage(tx: Tx, user: SignedIn, locale: string | null): Promise<void> {
  if (locale === user.locale) return
  await tx.user.update({ where: { id: user.id }, data: { locale }, select: { id: true } })
  const data = { from: user.locale, to: locale }
  await record(tx, { type: 'user.languageChosen', actor: user, data })
}
