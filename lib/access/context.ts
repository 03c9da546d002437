import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { orgContext, type OrgContext } from '@/lib/access/org-context'
import { mayOpen, type OrgPage } from '@/lib/access/pages'
import { hasPage } from '@/lib/access/resources'
import { findSession, type SignedIn } from '@/lib/accounts/sessions/find-session'
import { readSessionCookie } from '@/lib/accounts/sessions/session-cookie'
import { isTouchDue, touchSession, touchMembership, noteStaffVisit } from '@/lib/access/note-visit'
import { DomainError } from '@/lib/errors'
import { logRefusal } from '@/lib/log'
import { fromRequest, noteWho } from '@/lib/ops/origin'
import { findDeleted, currentSlugFor } from '@/lib/organizations/queries'
import { isSlug } from '@/lib/organizations/slug-pattern'
import { loginPath, orgPath, requiredPath, slugIn } from '@/lib/paths'

/**
 * The caller and the requested organization: read once per request, however many components need it.
 * The counterpart of lib/action/define-action.ts for pages.
 */
const read = cache(async (slug: string | undefined) => {
  const token = await readSessionCookie()
  // An invalid slug belongs to no organization, and PostgreSQL rejects some of them (with a NUL).
  const asked = slug !== undefined && isSlug(slug) ? slug : undefined
  const found = token ? await findSession(token, asked) : null
  if (found) noteWho({ actor: found.user.id, organization: found.membership?.organization.id })
  // Calling after() has a cost on every page, even if there is nothing to do.
  if (found && isTouchDue(found.lastSeenAt))
    after(() => touchSession(found.user.sessionId, found.lastSeenAt))
  return found
})

/** The signed-in person if they are staff; for everyone else the back office does not exist. */
export async function requireStaff(): Promise<SignedIn> {
  const user = await requireUser()
  if (user.isSuperuser) return user
  await logRefused(user, 'back-office')
  return notFound()
}

/** The signed-in person, or null. */
export const currentUser = async (): Promise<SignedIn | null> =>
  (await read(undefined))?.user ?? null

/** How many open invitations the signed-in person has; read together with the page's organization. */
export const waitingInvitations = async (slug: string | undefined): Promise<number> =>
  (await read(slug))?.invitations ?? 0

/** The signed-in person; everyone else is redirected to sign in and then returns here. */
export async function requireUser(): Promise<SignedIn> {
  return (await currentUser()) ?? redirect(loginPath(await requestedPath()))
}

/** The organization with this slug as its member sees it; null for everyone else. */
export const findOrg = cache(async (slug: string): Promise<OrgContext | null> => {
  const found = await read(slug)
  if (!found?.membership) return null
  const org = orgContext(found.user, found.membership)
  if (org.actor.isStaff) {
    const from = await headers()
    after(() => fromRequest(from, () => noteStaffVisit(org)))
  } else if (isTouchDue(found.membership.lastSeenAt)) {
    after(() => touchMembership(org.organization.id, org.user.id))
  }
  return org
})

/** What a suspended member may still see of the organization with this slug; null for everyone else. */
export const findSuspended = async (slug: string) => {
  const found = await read(slug)
  return found?.suspended ? { ...found.suspended, user: found.user } : null
}

/**
 * The same for a member who does not meet the organization's sign-in policy, and what they lack: for the
 * page that explains it.
 */
export const findBlocked = async (slug: string) => {
  const found = await read(slug)
  return found?.blocked ? { ...found.blocked, user: found.user } : null
}

/** Redirects a member who does not meet the sign-in policy to the page that explains it and returns. */
export async function redirectBlocked(slug: string): Promise<void> {
  const blocked = await findBlocked(slug)
  if (blocked) redirect(requiredPath(blocked.organization.slug, await requestedPath()))
}

/**
 * The organization that a form, or a request from an open page, names by its slug. The page may have been
 * opened before the URL changed: a former slug leads members on, as links do. Costs another statement
 * only then.
 * @throws DomainError signed-out | member-suspended | blocked-… | not-found
 */
export async function orgOfForm(slug: string): Promise<OrgContext> {
  const org = await findOrg(slug)
  if (org) return org
  const found = await read(slug)
  if (!found) throw new DomainError('signed-out')
  if (found.blocked) throw new DomainError(`blocked-${found.blocked.why}`)
  if (found.suspended) throw new DomainError('member-suspended')
  const present = isSlug(slug) ? await currentSlugFor(found.user, slug) : null
  if (!present) throw new DomainError('not-found')
  return { ...(await orgOfForm(present)), formerSlug: slug }
}

/**
 * The deleted organization that had this slug, for its former members who do not belong to an
 * organization that has the slug now; null for everyone else.
 */
export async function findDeletedOrg(slug: string) {
  const found = await read(slug)
  if (!found || found.membership || found.suspended || found.blocked || !isSlug(slug)) return null
  const deleted = await findDeleted(found.user, slug)
  return deleted && { user: found.user, deleted }
}

/**
 * The organization with this slug as its member sees it. A slug in capitals, or with trailing text from
 * a sentence, redirects to the canonical one, whether or not the organization exists. Signed-out people
 * are redirected to sign in. A stranger gets the same not-found page as for an unknown slug; a member
 * who follows an old slug is redirected to the current one. A suspended member gets the forbidden page,
 * which says so and names who can help; if the browser already has the organization's layout, they are
 * redirected to their list of organizations, which says so too. A member who does not meet the sign-in
 * policy is redirected to a page that helps them to.
 */
export async function requireOrg(slug: string): Promise<OrgContext> {
  const plain = slugIn(slug)
  if (plain !== slug) redirect(moved(await requestedPath(), slug, plain))
  const org = await findOrg(slug)
  if (org) return org
  const found = await read(slug)
  if (!found) redirect(loginPath(await requestedPath()))
  await redirectBlocked(slug)
  // A client-side navigation would show the forbidden page of the loaded layout, which is for members.
  if (found.suspended && (await headers()).get('sec-fetch-dest') === 'empty') redirect('/orgs')
  const present = !found.suspended && isSlug(slug) && (await currentSlugFor(found.user, slug))
  if (!present) await logRefused(found.user, 'organization')
  if (found.suspended) forbidden()
  if (!present) notFound()
  redirect(moved(await requestedPath(), slug, present))
}

/** The organization for one of its pages: like requireOrg, plus 403 for a page they may not open. */
export async function requirePage(slug: string, page: OrgPage): Promise<OrgContext> {
  const org = await requireOrg(slug)
  if (!hasPage(page)) notFound()
  if (mayOpen(org.actor, page)) return org
  await logRefused(org.user, page, org.organization.id)
  return forbidden()
}

/**
 * Logged once per request, although layout and page both check. The path is omitted because it may
 * contain a name.
 */
const logRefused = cache(async (user: SignedIn, page: string, organization?: string) => {
  fromRequest(await headers(), () =>
    logRefusal({ page, actor: user.id, organization }, 'access.refused'),
  )
})

/**
 * The requested path and query, recorded by proxy.ts because layouts and components do not receive
 * them. A forged header cannot lead to another site as long as the result is passed through safeNext().
 */
export const requestedPath = async () => (await headers()).get('x-guildhall-path') ?? undefined

/** The same page of the organization under another slug. */
const moved = (path: string | undefined, from: string, to: string) => {
  const rest = path?.startsWith(orgPath(from)) ? path.slice(orgPath(from).length) : ''
  return (/^[/?]/.test(rest) ? `${orgPath(to)}${rest}` : orgPath(to)) as Route
}
