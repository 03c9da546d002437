import { organization } from '@/kinds/organization/kind'
import { defineGuildhall, days, hours, minutes } from '@/lib/config/define-guildhall'
import { products } from '@/lib/products/resource'

/** The configuration of your product: brand, kinds, roles, lifetimes, limits. */
export default defineGuildhall({
  /** Name, logo, icon, accent, radius and font (docs/theming.md). */
  brand: { name: 'Guildhall' },
  /** The languages offered; the first is the default. To add one, see docs/translating.md. */
  locales: ['en', 'de', 'ja', 'en-GB'],
  /** Organization types: `npm run kind:new <name>` adds one (docs/cookbook/own-kind.md). */
  kinds: { organization },
  /** Models that belong to organizations: `npm run resource:new <name> <field:type>…` adds one. */
  resources: { products },
  lifetimes: {
    activation: days(3),
    invitation: days(7),
    reset: hours(1),
    signInLink: minutes(10),
    session: days(30),
    idleSession: days(14),
    /** Sign-ups that were never activated are deleted after this time, and their URL becomes available. */
    abandonedSignUp: days(14),
    /** People who delete their account can keep it by signing in within this time. */
    accountDeletion: days(14),
  },
  /** Invitations per day; see lib/config/limits.ts for all limits and their defaults. */
  limits: { invitationsPerYoungOrganization: 500 },
  pageSize: 25,
})
