import type { Locale as GuildhallLocale } from '@/lib/i18n/locales'
import type en from '@/messages/en.json'

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: GuildhallLocale
    Messages: typeof en
  }
}
