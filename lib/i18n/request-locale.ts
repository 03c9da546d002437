import 'server-only'
import { headers } from 'next/headers'
import { readLocaleCookie } from '@/lib/i18n/locale-cookie'
import type { Locale } from '@/lib/i18n/locales'
import { negotiateLocale } from '@/lib/i18n/negotiate-locale'

/** Returns the language of a request: the chosen one, or else the best match for the browser. */
export const requestLocale = async (): Promise<Locale> =>
  (await readLocaleCookie()) ?? negotiateLocale((await headers()).get('accept-language'))
