import type { TemplateName } from '@/emails/mail-props'

/**
 * The types of email that a person can turn off, with their templates. Not listed, and so always sent:
 * what somebody requested (a link, an answer), what protects an account or an organization (a new
 * password, a new device, a required second factor, a lapsed domain, ownership, deletion), the end of access, and invitations,
 * whose senders are told that they were sent.
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

/** Returns an email's type; undefined for one that is always sent. */
export const mailKindOf = (template: string): MailKind | undefined => kindOfTemplate.get(template)
