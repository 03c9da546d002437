import 'server-only'
import type { Route } from 'next'
import { invitationBackend } from '@/lib/backends/choose-backend'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'

/**
 * The path through a backend's steps: the first one, with the rest in `?next=`. Each step's page
 * continues with safeNext().
 */
export const throughSteps = (steps: Route[], end: Route): Route =>
  steps.reduceRight<string>((next, step) => {
    const mark = step.includes('?') ? '&' : '?'
    return `${step}${mark}next=${encodeURIComponent(next)}`
  }, end) as Route

/** The page for a person who just joined an organization of this kind with an invitation. */
export function landingOfInvitee({ slug, kind }: { slug: string; kind: string }) {
  const { steps, successPath } = invitationBackend(kind)
  return throughSteps(steps?.(slug) ?? [], successPath(slug))
}

/** The response to a person who joined an organization on their own initiative, or asked to join. */
export const joinedOrAsked = ({ outcome, organization }: Outcome) =>
  outcome === 'asked'
    ? ({ flash: 'joinAsked' } as const)
    : ({
        to: landingOfInvitee(organization),
        flash: 'invitationAccepted',
        values: { organization: organization.name },
      } as const)

interface Outcome {
  outcome: 'joined' | 'member' | 'asked'
  organization: { name: string; slug: string; kind: string }
}

/** The page for accepting an invitation to an organization of this kind. */
export const invitationPath = (kind: string, token: string): Route =>
  invitationBackend(kind).invitationPath?.(token) ?? (`/invitations/${token}` as Route)

/**
 * The page for a person who just activated their account.
 * @param slug of their newest organization; always set with an invitation backend
 */
export function landingOfNewcomer(
  backend: RegistrationBackend | InvitationBackend,
  slug: string | undefined,
) {
  const { steps, successPath } = backend as RegistrationBackend
  return throughSteps(steps?.(slug) ?? [], successPath(slug))
}
