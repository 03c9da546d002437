import type { Contributed } from '@/lib/config/resources'
import type { Locale as GuildhallLocale } from '@/lib/i18n/locales'
import type en from '@/messages/en.json'

/** Every message by its key: those of messages/en.json, and those of the resources. */
export type Messages = typeof en & Contributed<'messages'>

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: GuildhallLocale
    Messages: Messages
  }
}
