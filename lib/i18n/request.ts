import { getRequestConfig } from 'next-intl/server'
import { catalogues } from '@/lib/i18n/catalogues'
import { momentFormat } from '@/lib/i18n/moment-format'
import { requestLocale } from '@/lib/i18n/request-locale'

/** What next-intl needs for a request. No address names a language, and no statement is asked. */
export default getRequestConfig(async () => {
  const locale = await requestLocale()
  return {
    locale,
    timeZone: 'UTC',
    messages: catalogues[locale],
    formats: {
      dateTime: {
        day: { dateStyle: 'long' },
        moment: momentFormat,
      },
    },
    onError: (error) => {
      throw error
    },
  }
})
