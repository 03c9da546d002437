import type { TemplateName } from '@/emails/mail-props'
import type { MailTemplate } from '@/emails/mail-template'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import type { Handlers } from '@/lib/events/handlers'
import { defaultRoles, permissions, type Permission, type RoleCatalogue } from '@/lib/access/roles'
import { checkAllowances, defaultAllowances, type Allowances } from '@/lib/config/allowances'
import { checkBackends } from '@/lib/config/check-backends'
import { checkKinds } from '@/lib/config/check-kinds'
import { checkLimits, defaultLimits, type Limits } from '@/lib/config/limits'
import type { Brand } from '@/lib/config/define-brand'
import type { Kinds } from '@/lib/config/define-kind'
import type { OwnComponents } from '@/lib/config/own-components'
import type { ResourceCatalogue } from '@/lib/config/define-resource'
import type { OwnMessages } from '@/lib/i18n/messages'
import { locales, type Locale } from '@/lib/i18n/locales'

/** Milliseconds in `n` minutes. */
export const minutes = (n: number) => n * 60_000
/** Milliseconds in `n` hours. */
export const hours = (n: number) => minutes(n * 60)
/** Milliseconds in `n` days. */
export const days = (n: number) => hours(n * 24)

/** What a company may set in guildhall.config.ts. Lifetimes are milliseconds. */
export interface Guildhall {
  /** The company's face: pages, mails, icons and the web manifest follow it. */
  brand: Brand
  /** The languages that people can choose; the first is the default when a language is unknown. */
  locales: [Locale, ...Locale[]]
  /** The sorts of organization that there are; the first is meant where nobody says which. */
  kinds: Kinds
  /** What organizations have beside members and invitations: lib/<name>/resource.ts. */
  resources: ResourceCatalogue
  /** Every role a member can have, with what it may do. `member` and `admin` must be there. */
  roles: RoleCatalogue
  /** All that can be permitted: what an owner may do. Follows from the resources. */
  permissions: readonly Permission[]
  lifetimes: {
    activation: number
    invitation: number
    reset: number
    signInLink: number
    /** The end of a session, however much it is used. */
    session: number
    /** The end of a session that nobody uses. */
    idleSession: number
    abandonedSignUp: number
    /** How long an account can be kept by signing in, once its person wants it deleted. */
    accountDeletion: number
  }
  /** What people may do by themselves: lib/config/allowances.ts. */
  allow: Allowances
  /** How many invitations a day brings. */
  limits: Limits
  /** Rows on a page of a list: at most 50, which is what one bulk action takes. */
  pageSize: number
  /** How people get into an organization: the name of a backend. */
  invitations: string
  /** How new people get an account at sign-up: the name of a backend. */
  registration: string
  /** A company's own backends, beside those that come along (lib/backends). */
  backends: { invitations?: InvitationBackend[]; registration?: RegistrationBackend[] }
  /** Texts that a company says otherwise, in each language, and the words of its kinds. */
  messages: { [L in Locale]?: OwnMessages }
  /**
   * A company's own mails in the place of ours, by their names in emails/mail-props.ts; fetched when they
   * are written: `invitation: () => import('./own/invitation').then((own) => own.invitation)`.
   */
  mails: { [Name in TemplateName]?: () => Promise<MailTemplate<Name>> }
  /** A company's own parts of pages in the place of ours. */
  components: OwnComponents
  /** What a company's own code does when something happens: see lib/events/handlers.ts. */
  on: Handlers
}

type Lifetimes = Guildhall['lifetimes']

type Defaults =
  | 'locales'
  | 'kinds'
  | 'resources'
  | 'roles'
  | 'on'
  | 'messages'
  | 'mails'
  | 'components'
  | 'invitations'
  | 'registration'
  | 'backends'

/**
 * Fills in what is left out. The type checks most of it; a kind or a backend that could not work is
 * refused in words when the product starts.
 */
export const defineGuildhall = (
  config: Omit<Guildhall, Defaults | 'permissions' | 'allow' | 'limits' | 'lifetimes'> &
    Partial<Pick<Guildhall, Defaults>> & {
      allow?: Partial<Allowances>
      limits?: Partial<Limits>
      lifetimes: Omit<Lifetimes, 'accountDeletion'> & Partial<Lifetimes>
    },
): Guildhall => {
  const { kinds = { organization: {} }, resources = {}, roles = defaultRoles } = config
  checkKinds(kinds)
  const whole: Guildhall = {
    locales: Object.keys(locales) as [Locale, ...Locale[]],
    invitations: 'modeled',
    registration: 'default',
    backends: {},
    on: {},
    messages: {},
    mails: {},
    components: {},
    ...config,
    allow: { ...defaultAllowances, ...config.allow },
    limits: { ...defaultLimits, ...config.limits },
    lifetimes: { accountDeletion: days(14), ...config.lifetimes },
    kinds,
    resources,
    roles: withResources(roles, resources),
    permissions: [...permissions, ...granted(resources)],
  }
  checkBackends(whole)
  checkAllowances(whole.allow)
  checkLimits(whole.limits)
  return whole
}

/** A catalogue of roles, each with what the resources permit it. */
const withResources = (roles: RoleCatalogue, resources: ResourceCatalogue): RoleCatalogue => ({
  ...roles,
  ...Object.fromEntries(
    Object.entries(roles).map(([role, own]) => [
      role,
      [...own, ...granted(resources, (to) => to.includes(role))],
    ]),
  ),
})

const granted = (
  resources: ResourceCatalogue,
  isMeant: (roles: readonly string[]) => boolean = () => true,
) =>
  Object.values(resources).flatMap(({ permissions }) =>
    Object.keys(permissions).filter((name) => isMeant(permissions[name] ?? [])),
  ) as Permission[]
