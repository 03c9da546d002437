import 'server-only'
import type { SignedIn } from '@/lib/auth/find-session'
import { db } from '@/lib/db'
import { keepLanguage } from '@/lib/users/keep-language'
import type { ChooseLanguageInput } from '@/lib/users/schema'

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
