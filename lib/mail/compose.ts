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
 * @returns null if it is no longer relevant (revoked, used, deleted) and must not be sent
 */
export async function compose(
  mail: OutgoingMail,
  at: Date,
  locale: string | null,
): Promise<Composed | null> {
  const link = await findUnsubscribeLink(mail)
  const say = sayIn(locale, link && url(`/${link}`))
  const composed = await (composers[mail.template] as Composer<OutgoingMail>)(mail, { at, say })
  return composed && link ? { ...composed, unsubscribeUrl: url(`/api/${link}`) } : composed
}

/** Where the recipient turns this type of email off, if possible. */
async function findUnsubscribeLink({ template, to: email }: OutgoingMail) {
  const kind = mailKindOf(template)
  const user = kind && (await db.user.findUnique({ where: { email }, select: { id: true } }))
  return user ? unsubscribeLink(user.id, kind) : undefined
}

/** Whether this version knows the email's template: a newer version may have written the row. */
export const canCompose = (template: string): template is OutgoingMail['template'] =>
  Object.hasOwn(composers, template)
