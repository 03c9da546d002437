import { z } from 'zod'

/** An email in the local mailbox. */
export const mailboxMail = z.object({
  id: z.string(),
  to: z.string(),
  from: z.string(),
  replyTo: z.string().optional(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  unsubscribeUrl: z.string().optional(),
  sentAt: z.string(),
})

export type MailboxMail = z.infer<typeof mailboxMail>
