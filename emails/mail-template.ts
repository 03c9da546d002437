import type { ReactElement } from 'react'
import type { MailTranslator } from './mail-translator'

/** A mail: its subject, and its body as a component. Both get the translator of the recipient's
 *  language; all that people typed goes through it. */
export type MailTemplate<Props> = {
  subject: (t: MailTranslator, props: Props) => string
  Body: (props: Props & { t: MailTranslator }) => ReactElement
}
