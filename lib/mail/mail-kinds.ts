import type { TemplateName } from '@/emails/mail-props'

/**
 * The kinds of mail that a person can switch off, with their templates. Not here, and so always sent:
 * what somebody asked for (a link, an answer to their request), what guards an account or an organization
 * (a new password, a new device, a lapsed domain, ownership, deletion), that access has ended, and
 * invitations, whose senders are told that they went out.
 */
export const mailKinds = {
  answers: ['invitation-accepted', 'invitation-declined', 'invitation-renewal'],
  requests: ['join-requested'],
  membership: ['member-added', 'role-changed', 'member-resumed'],
  departures: ['member-left'],
} as const satisfies Record<string, readonly TemplateName[]>
export type MailKind = keyof typeof mailKinds

const kindOfTemplate = new Map<string, MailKind>(
  (Object.keys(mailKinds) as MailKind[]).flatMap((kind) =>
    mailKinds[kind].map((template) => [template, kind] as const),
  ),
)

/** Which kind a mail is of; undefined for one that is always sent. */
export const mailKindOf = (template: string): MailKind | undefined => kindOfTemplate.get(template)
