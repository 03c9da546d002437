import { organization } from '@/kinds/organization/kind'
import { defineGuildhall, days, hours, minutes } from '@/lib/config/define-guildhall'
import { products } from '@/lib/products/resource'

/** The one place where a company customises: face, names, roles, lifetimes, limits. */
export default defineGuildhall({
  /** The company's face: logo, icon, accent, radius and font beside the name (docs/theming.md). */
  brand: { name: 'Guildhall' },
  /** The first is for whoever's language nobody knows. docs/translating.md tells how to add one. */
  locales: ['en', 'de', 'ja', 'en-GB'],
  /** Sorts of organization: `npm run kind:new <name>` adds one, docs/cookbook tells what it can have. */
  kinds: { organization },
  /** What belongs to organizations: `npm run resource:new <name> <field:type>…` adds one. */
  resources: { products },
  lifetimes: {
    activation: days(3),
    invitation: days(7),
    reset: hours(1),
    signInLink: minutes(15),
    session: days(30),
    idleSession: days(14),
    /** A sign-up whose link nobody used is removed after this, and its URL name is free again. */
    abandonedSignUp: days(14),
    /** Until then, whoever deletes their account keeps it by signing in. */
    accountDeletion: days(14),
  },
  /** Invitations a day: lib/config/limits.ts says whose, with the defaults. */
  limits: { invitationsPerYoungOrganization: 500 },
  pageSize: 25,
})
