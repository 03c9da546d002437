import 'server-only'
import { mailDomainOf } from '@/lib/accounts/email-address'
import { databaseNow } from '@/lib/database/clock'
import { db, type Tx } from '@/lib/db'
import { DomainError, type ErrorCode } from '@/lib/errors'
import { inviterSelect, mayInviterStill } from '@/lib/invitations/may-inviter-still'
import { isGenuine, makeToken, parseLinkToken, type ParsedToken } from '@/lib/access/tokens'

/** A join link with its organization and its maker. */
export type FoundJoinLink = NonNullable<Awaited<ReturnType<typeof readById>>>

/** Whether a join link can be used and, if not, why. */
export type JoinLinkState =
  | 'open'
  | 'revoked'
  | 'expired'
  | 'used-up'
  /** It was reset: another link has taken its place. */
  | 'replaced'
  /** Whoever made it could no longer invite people to this role. */
  | 'maker-gone'
  /** Its organization is deleted. */
  | 'deleted'

/** @param where which links: limits the makers' memberships to the link's organization */
export const joinLinkSelect = (where: { id: string } | { organizationId: string }) =>
  ({
    id: true,
    organizationId: true,
    label: true,
    role: true,
    needsApproval: true,
    domains: true,
    expiresAt: true,
    maxUses: true,
    uses: true,
    version: true,
    revokedAt: true,
    createdAt: true,
    organization: {
      select: {
        ...{ id: true, name: true, slug: true, picture: true, kind: true },
        ...{ isActive: true, deletedAt: true },
      },
    },
    createdBy: { select: inviterSelect({ organization: { joinLinks: { some: where } } }) },
  }) as const

const readById = (tx: Tx | typeof db, id: string) =>
  tx.joinLink.findUnique({
    where: { id },
    select: joinLinkSelect({ id }),
    relationLoadStrategy: 'join',
  })

/**
 * Finds the join link behind a URL; null if the token is not ours or the organization is deleted or
 * deactivated. Read-only: opening a link uses nothing up.
 */
export async function findJoinLink(
  token: string,
  tx: Tx | typeof db = db,
): Promise<{ link: FoundJoinLink; state: JoinLinkState } | null> {
  const parsed = parseLinkToken(token)
  const link = parsed && (await readById(tx, parsed.subject))
  if (!link) return null
  const { isActive, deletedAt } = link.organization
  if (!isActive && !deletedAt) return null
  const verdict = judge(parsed, link.version)
  if (verdict === 'forged') return null
  if (deletedAt) return { link, state: 'deleted' }
  return { link, state: verdict === 'replaced' ? 'replaced' : joinLinkState(link) }
}

/** Returns a link's state, apart from its token. */
export function joinLinkState(
  link: Pick<
    FoundJoinLink,
    'revokedAt' | 'expiresAt' | 'maxUses' | 'uses' | 'organization' | 'role' | 'createdBy'
  >,
): Exclude<JoinLinkState, 'replaced' | 'deleted'> {
  if (link.revokedAt) return 'revoked'
  if (link.expiresAt && link.expiresAt <= databaseNow()) return 'expired'
  if (link.maxUses !== null && link.uses >= link.maxUses) return 'used-up'
  return mayInviterStill(link.organization, link.role, link.createdBy) ? 'open' : 'maker-gone'
}

const refusals: Record<Exclude<JoinLinkState, 'open'>, ErrorCode> = {
  revoked: 'join-link-revoked',
  expired: 'join-link-expired',
  'used-up': 'join-link-used-up',
  replaced: 'join-link-revoked',
  'maker-gone': 'join-link-revoked',
  deleted: 'join-link-revoked',
}

/** @throws DomainError the reason why nobody can join with it */
export function ensureJoinable(state: JoinLinkState): asserts state is 'open' {
  if (state !== 'open') throw new DomainError(refusals[state])
}

/** Whether a link accepts people with one of these addresses. */
export const takesAddress = ({ domains }: { domains: string[] }, ...emails: string[]) =>
  domains.length === 0 || emails.some((email) => domains.includes(mailDomainOf(email)))

interface Versioned {
  id: string
  version: number
  createdAt: Date
}

/**
 * Creates the token of a join link's current version. It is always the same, so that admins can copy it
 * again, and a copy of the database does not reveal it.
 */
export const joinLinkToken = ({ id, version, createdAt }: Versioned) =>
  makeToken('join', id, String(version), createdAt)

/** Whether a link's token is its current one, one from before a reset, or not one of ours. */
function judge(token: ParsedToken, version: number): 'present' | 'replaced' | 'forged' {
  const isOf = (each: number) => isGenuine(token, 'join', String(each))
  if (isOf(version)) return 'present'
  for (let older = version - 1; older > 0 && older > version - 20; older--)
    if (isOf(older)) return 'replaced'
  return 'forged'
}
