import * as z from 'zod'
import { mailKinds, type MailKind } from '@/lib/mail/mail-kinds'
import { endOfLink } from '@/lib/text/end-of-link'
import { booleanField } from '@/lib/text/field-schemas'

const kinds = Object.keys(mailKinds) as [MailKind, ...MailKind[]]

/** Whether the person wants each type of email. */
export const chooseMailsSchema = z.object(
  Object.fromEntries(kinds.map((kind) => [kind, booleanField()])) as Record<
    MailKind,
    ReturnType<typeof booleanField>
  >,
)
export type ChooseMailsInput = z.output<typeof chooseMailsSchema>

/** The content of an unsubscribe link. */
export const unsubscribeSchema = z.object({
  token: z.string().max(2000),
  kind: endOfLink(z.enum(kinds)),
})
export type UnsubscribeInput = z.output<typeof unsubscribeSchema>
