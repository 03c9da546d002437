import { getRequestConfig } from 'next-intl/server'
// In memory for good: importing messages anew for each request costs two milliseconds.
import en from '@/messages/en.json'

/** One language for now; a person's, the cookie's and the browser's choice come with the others. */
export default getRequestConfig(async () => ({
  locale: 'en',
  timeZone: 'UTC',
  messages: en,
  formats: {
    dateTime: { day: { dateStyle: 'long' }, moment: { dateStyle: 'medium', timeStyle: 'short' } },
  },
  onError: (error) => {
    throw error
  },
}))
