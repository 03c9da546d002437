import type { TemplateName } from '@/emails/mail-props'
import type { MailTemplate } from '@/emails/mail-template'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import type { Handlers } from '@/lib/events/handlers'
import { defaultRoles, permissions, type Permission, type RoleCatalogue } from '@/lib/access/roles'
import { checkAllowances, defaultAllowances, type Allowances } from '@/lib/config/allowances'
import { checkBackends } from '@/lib/config/check-backends'
import { checkKinds } from '@/lib/config/check-kinds'
import { checkLimits, checkPageSize, defaultLimits, type Limits } from '@/lib/config/limits'
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

/** What a company can set in guildhall.config.ts. Lifetimes are in milliseconds. */
export interface Guildhall {
  /** The company's brand in pages, emails, icons and the web manifest. */
  brand: Brand
  /** The languages that people can choose; the first is the default when a language is unknown. */
  locales: [Locale, ...Locale[]]
  /** The kinds of organization; the first is the default. */
  kinds: Kinds
  /** What organizations have besides members and invitations: lib/<name>/resource.ts. */
  resources: ResourceCatalogue
  /** Every role a member can have, with its permissions. `member` and `admin` are required. */
  roles: RoleCatalogue
  /** All permissions, which the owner has. Derived from the resources. */
  permissions: readonly Permission[]
  lifetimes: {
    activation: number
    invitation: number
    reset: number
    signInLink: number
    /** The maximum length of a session, regardless of use. */
    session: number
    /** When an unused session ends. */
    idleSession: number
    abandonedSignUp: number
    /** How long people can keep a deleted account by signing in. */
    accountDeletion: number
  }
  /** What people may do on their own: lib/config/allowances.ts. */
  allow: Allowances
  /** How many invitations can be sent per day. */
  limits: Limits
  /** Rows per page of a list: at most 50, which is also the maximum of a bulk action. */
  pageSize: number
  /** How people get into an organization: the name of a backend. */
  invitations: string
  /** How new people get an account at sign-up: the name of a backend. */
  registration: string
  /** A company's own backends, in addition to the built-in ones (lib/backends). */
  backends: { invitations?: InvitationBackend[]; registration?: RegistrationBackend[] }
  /** Texts that a company replaces, in each language, and the texts of its kinds. */
  messages: { [L in Locale]?: OwnMessages }
  /**
   * A company's own email templates, by their names in emails/mail-props.ts; loaded when they are
   * rendered: `invitation: () => import('./own/invitation').then((own) => own.invitation)`.
   */
  mails: { [Name in TemplateName]?: () => Promise<MailTemplate<Name>> }
  /** A company's own components that replace parts of pages. */
  components: OwnComponents
  /** A company's own event handlers: see lib/events/handlers.ts. */
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
 * Fills in the defaults. Types check most of it; a kind or a backend that cannot work is refused with a
 * sentence at startup.
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
  checkPageSize(whole.pageSize)
  checkHandlers(whole.on)
  return whole
}

/** The outbox names the handler to call: of two with one name, only the first would be called, twice. */
function checkHandlers(on: Handlers): void {
  for (const [signal, handlers] of Object.entries(on)) {
    const names = handlers.flatMap((each) => (each.when === 'after-commit' ? each.name : []))
    const twice = names.find((name, index) => names.indexOf(name) < index)
    if (twice)
      throw new Error(
        `guildhall.config.ts: two handlers of ${signal} are named "${twice}": rename one.`,
      )
  }
}

/** Roles, each with the permissions that the resources assign to it. */
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
