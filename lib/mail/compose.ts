import 'server-only'
import { unsubscribeLink } from '@/lib/accounts/notifications/choose-mails'
import { db } from '@/lib/db'
import { accountComposers } from '@/lib/mail/composers/accounts'
import {
  sayIn,
  url,
  type Composed,
  type Composer,
  type Composers,
} from '@/lib/mail/composers/composer'
import { invitationComposers } from '@/lib/mail/composers/invitations'
import { organizationComposers } from '@/lib/mail/composers/organizations'
import { mailKindOf } from '@/lib/mail/mail-kinds'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'

// Each first checks whether the email is still relevant, and returns null if not.
const composers: Composers = {
  ...accountComposers,
  ...invitationComposers,
  ...organizationComposers,
}

/**
 * Composes the email for an outbox row, with its link, from current data.
 * @param at when it happened
 * @param locale the language that the recipient chose, if any
 * @returns null if it is no longer relevant (revoked, used, deleted, turned off) and must not be sent
 */
export async function compose(
  mail: OutgoingMail,
  at: Date,
  locale: string | null,
): Promise<Composed | null> {
  const { link, isOff } = await findChoice(mail)
  // Since it was queued.
  if (isOff) return null
  const say = sayIn(locale, link && url(`/${link}`))
  const composed = await (composers[mail.template] as Composer<OutgoingMail>)(mail, { at, say })
  return composed && link ? { ...composed, unsubscribeUrl: url(`/api/${link}`) } : composed
}

/** Whether the recipient turned this type of email off, and where they do, if possible. */
async function findChoice({ template, to: email }: OutgoingMail) {
  const kind = mailKindOf(template)
  const select = { id: true, mutedMails: true } as const
  const user = kind && (await db.user.findUnique({ where: { email }, select }))
  if (!user) return {}
  return { link: unsubscribeLink(user.id, kind), isOff: user.mutedMails.includes(kind) }
}

/** Whether this version knows the email's template: a newer version may have written the row. */
export const canCompose = (template: string): template is OutgoingMail['template'] =>
  Object.hasOwn(composers, template)
