import type { Contributed } from '@/lib/config/resources'
import type { Locale as GuildhallLocale } from '@/lib/i18n/locales'
import type en from '@/messages/en.json'

/**
 * What a company says otherwise, by the key of each text, and the words of its own kinds (docs/theming.md).
 * A text is the message of messages/ with the same placeholders and brackets.
 */
export type OwnMessages = Some<Omit<Messages, 'kinds' | 'validation'>> & {
  kinds?: Record<string, object>
  /** Beside the core's: what the fields of own kinds and resources refuse. */
  validation?: Record<string, string>
}

type Some<M> = M extends object ? { [Key in keyof M]?: Some<M[Key]> } : M

/** Every message by its key: those of messages/en.json, and those of the resources. */
export type Messages = typeof en & Contributed<'messages'>

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: GuildhallLocale
    Messages: Messages
  }
}
