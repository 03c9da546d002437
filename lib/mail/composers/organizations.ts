import 'server-only'
import type { MailProps, TemplateName } from '@/emails/mail-props'
import { withAccess } from '@/lib/access/membership-access'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import { displayName } from '@/lib/accounts/person'
import { databaseNow } from '@/lib/database/clock'
import { db, type Prisma } from '@/lib/db'
import { about, url, type Composer, type Composers } from '@/lib/mail/composers/composer'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import { orgPath, requiredPath } from '@/lib/paths'

const findOrganization = (id: string) =>
  db.organization.findUnique({
    where: { id, deletedAt: null },
    select: { name: true, slug: true, kind: true, secondFactorFrom: true },
  })

type Template = OutgoingMail['template'] & TemplateName
type Props<T extends TemplateName> = Omit<MailProps[T], 'organizationName' | 'kind'>
type MailOf<T> = Extract<OutgoingMail, { template: T }>

/**
 * Composes an email about an organization that still exists.
 * @param more its further props; null if it is no longer relevant
 */
const aboutOrganization =
  <T extends Template>(
    template: T,
    more: (
      organization: NonNullable<Awaited<ReturnType<typeof findOrganization>>>,
      mail: MailOf<T>,
    ) => Props<T> | null | Promise<Props<T> | null>,
  ): Composer<MailOf<T> & { organizationId: string }> =>
  async (mail, { say }) => {
    const organization = await findOrganization(mail.organizationId)
    const props = organization && (await more(organization, mail))
    return props && say(template, { ...about(organization), ...props } as MailProps[T])
  }

const hasMember = async (where: Prisma.OrganizationUserWhereInput) =>
  (await db.organizationUser.count({ where })) > 0

const ownerSelect = {
  select: { member: { select: { user: { select: { id: true, name: true, email: true } } } } },
} as const

/** Emails to members about their organization. */
export const organizationComposers = {
  'join-refused': aboutOrganization('join-refused', () => ({})),

  'domain-lapsed': aboutOrganization('domain-lapsed', ({ slug }, { domain }) => ({
    ...{ domain, url: url(orgPath(slug, 'settings/domains')) },
  })),

  'member-added': aboutOrganization('member-added', ({ slug }, { by, role }) => ({
    ...{ actorName: by, role, url: url(orgPath(slug)) },
  })),

  'role-changed': aboutOrganization('role-changed', async ({ slug }, mail) => {
    const { organizationId, userId, role } = mail
    const isStill = await hasMember({ organizationId, userId, role, ...withAccess })
    return isStill ? { role, url: url(orgPath(slug)) } : null
  }),

  'member-suspended': aboutOrganization('member-suspended', async (_, mail) => {
    const { organizationId, userId } = mail
    return (await hasMember({ organizationId, userId, NOT: withAccess })) ? {} : null
  }),

  'member-resumed': aboutOrganization('member-resumed', async ({ slug }, mail) => {
    const where = { organizationId: mail.organizationId, userId: mail.userId, ...withAccess }
    const member = await db.organizationUser.findFirst({ where, select: { role: true } })
    return member && { role: member.role, url: url(orgPath(slug)) }
  }),

  'factor-required': aboutOrganization('factor-required', async (organization, mail) => {
    const { slug, secondFactorFrom: requiredAt } = organization
    const { organizationId, userId } = mail
    const isStill = await hasMember({ organizationId, userId, ...withAccess })
    // Not required any more, or set up meanwhile.
    if (!requiredAt || !isStill || isReady(await secondFactors(userId))) return null
    return { requiredAt, isDue: requiredAt <= databaseNow(), url: url(requiredPath(slug)) }
  }),

  'member-removed': async ({ organization, kind }, { say }) =>
    say('member-removed', { organizationName: organization, kind }),

  'member-left': aboutOrganization('member-left', ({ slug }, { member }) => ({
    ...{ memberName: member, url: url(orgPath(slug, 'people')) },
  })),

  'ownership-transferred': aboutOrganization('ownership-transferred', ({ slug }, mail) => ({
    ...{ otherName: mail.other, became: mail.became, url: url(orgPath(slug)) },
  })),

  'ownership-offered': aboutOrganization('ownership-offered', async ({ name, slug }, mail) => {
    const { organizationId, userId: toId } = mail
    const offer = await db.ownershipOffer.findUnique({
      where: { organizationId, toId },
      select: { expiresAt: true, organization: { select: { owner: ownerSelect } } },
      relationLoadStrategy: 'join',
    })
    if (!offer) return null
    const { owner } = offer.organization
    return {
      ...{ ownerName: owner ? displayName(owner.member.user) : name, expiresAt: offer.expiresAt },
      url: `${url(orgPath(slug, 'settings'))}#ownership`,
    }
  }),

  'ownership-withdrawn': aboutOrganization('ownership-withdrawn', () => ({})),

  'ownership-declined': aboutOrganization('ownership-declined', ({ slug }, { admin }) => ({
    ...{ adminName: admin, url: `${url(orgPath(slug, 'settings'))}#ownership` },
  })),

  'organization-deleted': async (mail, { at, say }) => {
    const { organization, organizationId, kind, by, userId } = mail
    const ending = organizationId ? await findEnding(organizationId, userId) : undefined
    // It was restored meanwhile.
    if (ending === null) return null
    const { isInactive, endsAt, ...known } = ending ?? {}
    return say('organization-deleted', {
      ...{ organizationName: organization, kind, actorName: by, deletedAt: at },
      ...{ ...known, endsAt: isInactive ? undefined : endsAt },
    })
  },

  'organization-ending': async ({ organizationId, userId }, { say }) => {
    const ending = await findEnding(organizationId, userId)
    if (!ending?.endsAt) return null
    return say('organization-ending', { ...ending, endsAt: ending.endsAt })
  },

  'organization-restored': aboutOrganization('organization-restored', ({ slug }, { by }) => ({
    ...{ actorName: by, url: url(orgPath(slug)) },
  })),
} satisfies Partial<Composers>

/**
 * A deleted organization, until when it can be restored and, for its owner, where; null otherwise.
 * Only staff restore one that they had deactivated.
 */
async function findEnding(id: string, userId: string) {
  const [deleted, owned, isInactive] = await Promise.all([
    db.deletedOrganization.findUnique({
      where: { id },
      select: { name: true, kind: true, endsAt: true },
    }),
    db.organizationOwner.count({ where: { organizationId: id, userId } }),
    db.organization.count({ where: { id, deactivatedAt: { not: null } } }).then(Boolean),
  ])
  if (!deleted) return null
  const { name: organizationName, kind, endsAt } = deleted
  return {
    ...{ organizationName, kind, endsAt: endsAt ?? undefined, isInactive },
    ...(owned > 0 && !isInactive && { url: url('/orgs') }),
  }
}
