import 'server-only'
import type { SignedIn } from '@/lib/auth/find-session'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'

/** Writes down the language that a person chose; null means as their browser asks. */
export async function keepLanguage(tx: Tx, user: SignedIn, locale: string | null): Promise<void> {
  if (locale === user.locale) return
  await tx.user.update({ where: { id: user.id }, data: { locale }, select: { id: true } })
  const data = { from: user.locale, to: locale }
  await record(tx, { type: 'user.languageChosen', actor: user, data })
}
