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
import { isTouchDue, touchSession } from '@/lib/accounts/sessions/touch-session'
import { logRefusal } from '@/lib/log'
import { fromRequest, noteWho } from '@/lib/ops/origin'
import { touchMembership } from '@/lib/members/touch-membership'
import { noteStaffVisit } from '@/lib/organizations/note-staff-visit'
import { findDeleted } from '@/lib/organizations/find-deleted'
import { currentSlugFor } from '@/lib/organizations/queries'
import { isSlug } from '@/lib/organizations/slug-pattern'
import { loginPath, orgPath, slugIn } from '@/lib/paths'

/**
 * Who asks, and for which organization: read once a request, however many components want it.
 * The pages' counterpart of lib/action/define-action.ts.
 */
const read = cache(async (slug: string | undefined) => {
  const token = await readSessionCookie()
  // What cannot be a slug is nobody's, and some of it (a NUL) PostgreSQL would not even take.
  const asked = slug !== undefined && isSlug(slug) ? slug : undefined
  const found = token ? await findSession(token, asked) : null
  if (found) noteWho({ actor: found.user.id, organization: found.membership?.organization.id })
  // Work after the answer costs each page something, also where there is none to do.
  if (found && isTouchDue(found.lastSeenAt))
    after(() => touchSession(found.user.sessionId, found.lastSeenAt))
  return found
})

/** The signed-in person as staff of the product; to everybody else the back office is not there. */
export async function requireStaff(): Promise<SignedIn> {
  const user = await requireUser()
  if (user.isSuperuser) return user
  await logRefused(user, 'back-office')
  return notFound()
}

/** The signed-in person, or null. */
export const currentUser = async (): Promise<SignedIn | null> =>
  (await read(undefined))?.user ?? null

/** How many open invitations wait for the signed-in person; read with the organization of the page. */
export const waitingInvitations = async (slug: string | undefined): Promise<number> =>
  (await read(slug))?.invitations ?? 0

/** The signed-in person; everybody else is sent to sign in and comes back here. */
export async function requireUser(): Promise<SignedIn> {
  return (await currentUser()) ?? redirect(loginPath(await requestedPath()))
}

/** The organization with this slug as its member sees it; null for everybody else. */
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

/** What a suspended member may still know of the organization with this slug; null for everybody else. */
export const findSuspended = async (slug: string) => {
  const found = await read(slug)
  return found?.suspended ? { ...found.suspended, user: found.user } : null
}

/**
 * The deleted organization that had this slug, for who was a member of it and is in none that has the
 * slug now; null for everybody else.
 */
export async function findDeletedOrg(slug: string) {
  const found = await read(slug)
  if (!found || found.membership || found.suspended || !isSlug(slug)) return null
  const deleted = await findDeleted(found.user, slug)
  return deleted && { user: found.user, deleted }
}

/**
 * The organization with this slug as its member sees it. A slug in capitals, or with the rest of a
 * sentence at its end, leads to the plain one, whether there is such an organization or not. Signed
 * out: on to the sign-in page. A stranger gets the same not-found page as for a slug that nobody has;
 * a member who comes by an older slug is led to the present one. A suspended member gets the forbidden
 * page, which says so and names who can help; where the browser has the frame of before, the list of
 * their organizations, which says so too.
 */
export async function requireOrg(slug: string): Promise<OrgContext> {
  const plain = slugIn(slug)
  if (plain !== slug) redirect(moved(await requestedPath(), slug, plain))
  const org = await findOrg(slug)
  if (org) return org
  const found = await read(slug)
  if (!found) redirect(loginPath(await requestedPath()))
  // A navigation within the site shows the forbidden page that came with the frame: that for members.
  if (found.suspended && (await headers()).get('sec-fetch-dest') === 'empty') redirect('/orgs')
  const present = !found.suspended && isSlug(slug) && (await currentSlugFor(found.user, slug))
  if (!present) await logRefused(found.user, 'organization')
  if (found.suspended) forbidden()
  if (!present) notFound()
  redirect(moved(await requestedPath(), slug, present))
}

/** The organization for one of its pages: as requireOrg, and 403 for a member who may not open the page. */
export async function requirePage(slug: string, page: OrgPage): Promise<OrgContext> {
  const org = await requireOrg(slug)
  if (!hasPage(page)) notFound()
  if (mayOpen(org.actor, page)) return org
  await logRefused(org.user, page, org.organization.id)
  return forbidden()
}

/** Once a request, although layout and page both ask. The path is not told: it may hold a name. */
const logRefused = cache(async (user: SignedIn, page: string, organization?: string) => {
  fromRequest(await headers(), () =>
    logRefusal({ page, actor: user.id, organization }, 'access.refused'),
  )
})

/**
 * The path and query that were asked for: proxy.ts notes them, since a layout or a component is not told.
 * A forged header leads nowhere but to this site, as long as who uses it asks safeNext().
 */
export const requestedPath = async () => (await headers()).get('x-guildhall-path') ?? undefined

/** The same page of the organization under another slug. */
const moved = (path: string | undefined, from: string, to: string) => {
  const rest = path?.startsWith(orgPath(from)) ? path.slice(orgPath(from).length) : ''
  return (/^[/?]/.test(rest) ? `${orgPath(to)}${rest}` : orgPath(to)) as Route
}
