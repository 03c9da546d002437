import 'server-only'
import type { Route } from 'next'
import { invitationBackend } from '@/lib/backends/choose-backend'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'

/**
 * The way through a backend's steps: the first of them, told by `?next=` where to go on, and so on
 * until the end. Each step's page leads on with safeNext().
 */
export const throughSteps = (steps: Route[], end: Route): Route =>
  steps.reduceRight<string>((next, step) => {
    const mark = step.includes('?') ? '&' : '?'
    return `${step}${mark}next=${encodeURIComponent(next)}`
  }, end) as Route

/** Where somebody goes who has just got into an organization of this kind by an invitation. */
export function landingOfInvitee({ slug, kind }: { slug: string; kind: string }) {
  const { steps, successPath } = invitationBackend(kind)
  return throughSteps(steps?.(slug) ?? [], successPath(slug))
}

/** The page on which an invitation to an organization of this kind is answered. */
export const invitationPath = (kind: string, token: string): Route =>
  invitationBackend(kind).invitationPath?.(token) ?? (`/invitations/${token}` as Route)

/**
 * Where somebody goes who has just activated their account.
 * @param slug of their newest organization; nobody is added without one
 */
export function landingOfNewcomer(
  backend: RegistrationBackend | InvitationBackend,
  slug: string | undefined,
) {
  const { steps, successPath } = backend as RegistrationBackend
  return throughSteps(steps?.(slug) ?? [], successPath(slug))
}
