import type { ReactElement, ReactNode } from 'react'
import type en from '@/messages/en.json'
import type { MailProps, TemplateName } from './mail-props'
import type { MailValues } from './mail-values'

/**
 * An email: its subject, and its body as a component. Both get the translator for the recipient's
 * language; everything that people typed goes through it.
 */
export type MailTemplate<Name extends TemplateName> = {
  subject: (t: MailTranslator, props: MailProps[Name]) => string
  Body: (
    props: MailProps[Name] & { t: MailTranslator; unsubscribeUrl?: string | undefined },
  ) => ReactElement
}

/**
 * The messages of emails in one language. All values go through `mailValues`, so that templates do not
 * have to handle hostile names.
 */
export type MailTranslator = {
  (key: MailKey, values?: MailValues): string
  /** The same, rendering what a message marks as <b> or <link>. */
  rich(key: MailKey, values?: MailValues, tags?: Tags): ReactNode
  locale: string
}

type Mail = typeof en.mail
export type MailKey = {
  [K in keyof Mail]: Mail[K] extends string ? K : `${K}.${keyof Mail[K] & string}`
}[keyof Mail]
export type Tags = Record<string, (chunks: ReactNode) => ReactNode>
