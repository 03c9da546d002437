import type { WayIn } from '@/lib/accounts/sign-in/ways-in'

/** What an organization requires of its members' sign-ins. */
export interface SignInPolicy {
  /** When a second factor is required; null for never. */
  secondFactorFrom: Date | null
  /** The ways in which members may sign in (wayNames, or the id of a provider); empty for any. */
  allowedWays: string[]
  /** For how many hours a proof of identity is enough; null for as long as the session lasts. */
  sessionHours: number | null
}

/** How somebody signed in. */
export interface SignInState {
  /** As in Session.methods. */
  methods: string[]
  /** The id of the provider that they came from. */
  provider: string | null
  /** When they last proved their identity. */
  provedAt: Date
}

/**
 * Why a member has no access for now: they signed in in a way that the organization does not allow, too
 * long ago, or have no second factor. They keep role and seat, and can change it themselves.
 */
export type Blocked = 'way-in' | 'session' | 'second-factor'

/** The ways to sign in that an organization can allow, besides each provider. */
export const wayNames = ['password', 'email', 'passkey'] as const

/** Links in an email that set a password prove the address and the password. */
const bySetting = ['password', 'email'] as const

const waysOf = {
  password: ['password'],
  link: ['email'],
  code: ['email'],
  passkey: ['passkey'],
  reset: bySetting,
  activation: bySetting,
  invitation: bySetting,
  provider: [],
} as const satisfies Record<WayIn, readonly (typeof wayNames)[number][]>

/** The ways in which they signed in, as an organization names them. */
export const waysUsed = ({ methods, provider }: SignInState): string[] => [
  ...methods.flatMap((method) => (method in waysOf ? waysOf[method as WayIn] : [])),
  ...(provider ? [provider] : []),
]

/**
 * Why members must not be limited to these ways to sign in; null if they may be. No ways are no limit.
 * @param used the ways in which the actor is signed in
 * @param owners the ways that the owner has
 */
export function whyNotAllowOnly(
  ways: string[],
  used: string[],
  owners: string[],
): 'way-excludes-you' | 'way-excludes-owner' | null {
  const excludes = (own: string[]) => ways.length > 0 && !own.some((way) => ways.includes(way))
  if (excludes(used)) return 'way-excludes-you'
  return excludes(owners) ? 'way-excludes-owner' : null
}

const HOUR = 3_600_000

/** How many full hours ago they proved their identity. */
export const hoursSince = ({ provedAt }: SignInState, now: Date): number =>
  Math.floor((now.getTime() - provedAt.getTime()) / HOUR)

/** Whether the policy requires a second factor by now. */
export const needsFactor = ({ secondFactorFrom }: SignInPolicy, now: Date): boolean =>
  secondFactorFrom !== null && secondFactorFrom <= now

/**
 * Why a member does not meet an organization's policy; null if they do. The gate of pages and actions
 * (find-session.ts), of commands (with-org-lock.ts), and what the page for blocked members explains.
 * @param isReady whether they have a second factor
 */
export function whyBlocked(
  policy: SignInPolicy,
  { isReady, ...state }: SignInState & { isReady: boolean },
  now: Date,
): Blocked | null {
  const { allowedWays, sessionHours } = policy
  const used = waysUsed(state)
  if (allowedWays.length > 0 && !used.some((way) => allowedWays.includes(way))) return 'way-in'
  if (sessionHours !== null && hoursSince(state, now) >= sessionHours) return 'session'
  return needsFactor(policy, now) && !isReady ? 'second-factor' : null
}
