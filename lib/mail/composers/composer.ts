import 'server-only'
import { renderMail } from '@/emails/render-mail'
import type { MailProps, TemplateName } from '@/emails/mail-props'
import { env } from '@/lib/env'
import { offeredLocale, defaultLocale } from '@/lib/i18n/offered-locale'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'

/** The content of an email, as of now. */
export interface Composed {
  subject: string
  html: string
  text: string
  replyTo?: string
  unsubscribeUrl?: string
}

interface Circumstances {
  /** When it happened; a retry still says so. */
  at: Date
  say: Say
}
/** Returns null if the email is no longer relevant (revoked, used, deleted) and must not be sent. */
export type Composer<T> = (mail: T & { to: string }, how: Circumstances) => Promise<Composed | null>
/** A composer for each template; those of a room `satisfies` a part of them. */
export type Composers = { [T in OutgoingMail as T['template']]: Composer<T> }

/** The address of a page of this site, for an email. */
export const url = (path: string) => `${env.APP_URL}${path}`

/**
 * Renders an email in its recipient's language.
 * @param otherwise the language for a recipient without an account or a chosen language
 */
export type Say = <T extends TemplateName>(
  template: T,
  props: MailProps[T],
  otherwise?: string | null,
) => Promise<Composed>

export const sayIn =
  (recipients: string | null, unsubscribeUrl?: string): Say =>
  (template, props, otherwise) => {
    const locale = offeredLocale(recipients) ?? offeredLocale(otherwise) ?? defaultLocale()
    return renderMail(template, props, { locale, unsubscribeUrl })
  }

/** The props that each email about an organization has. */
export const about = ({ name, kind }: { name: string; kind: string }) => ({
  organizationName: name,
  kind,
})
