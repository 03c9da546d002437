import { getRequestConfig } from 'next-intl/server'
import { catalogues } from '@/lib/i18n/catalogues'
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
        moment: { dateStyle: 'medium', timeStyle: 'short' },
        // With its zone: what ends "on November 30" ends at another hour for most of those who read it.
        deadline: {
          year: 'numeric',
          month: 'long',
          day: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          timeZoneName: 'short',
        },
      },
    },
    onError: (error) => {
      throw error
    },
  }
})
