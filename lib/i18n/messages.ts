import type { Contributed } from '@/lib/config/resources'
import type { Locale as GuildhallLocale } from '@/lib/i18n/locales'
import type en from '@/messages/en.json'

/**
 * Texts that a company replaces, by key, and the names of its own kinds (docs/theming.md). A text must
 * have the same placeholders and brackets as in messages/.
 */
export type OwnMessages = Some<Omit<Messages, 'kinds' | 'validation'>> & {
  kinds?: Record<string, object>
  /** In addition to the core's: the errors of fields in the company's kinds and resources. */
  validation?: Record<string, string>
}

type Some<M> = M extends object ? { [Key in keyof M]?: Some<M[Key]> } : M

/** Every message by key: those of messages/en.json, and those of the resources. */
export type Messages = typeof en & Contributed<'messages'>

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: GuildhallLocale
    Messages: Messages
  }
}
