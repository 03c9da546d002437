import type { Locale as GuildhallLocale } from '@/lib/i18n/locales'
import type en from '@/messages/en.json'

declare module 'next-intl' {
  interface AppConfig {
    Locale: GuildhallLocale
    Messages: typeof en
  }
}
