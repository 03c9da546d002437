import type { z } from 'zod'
import type { RoleCatalogue } from '@/lib/access/roles'

/**
 * A sort of organization. Its tables are named after it: the kind `club` keeps its fields in
 * `ClubOrganization` and its members' in `ClubMember`. `npm run kind:new <name>` writes all of it.
 */
export interface Kind {
  /** What an organization of this kind has beside name and URL name; its forms are drawn from it. */
  fields?: z.ZodObject
  /** What its members have beside their role. */
  memberFields?: z.ZodObject
  /** Tables of other names: the model of such organizations, and the one that links people to them. */
  tables?: Partial<Record<KindPart, string>>
  /** What it adds to messages/ in each language: its words under `kinds.<name>`, those of its fields. */
  messages?: Record<string, object>
  /** Its own catalogue of roles; else the one for all. */
  roles?: RoleCatalogue
  limits?: {
    /** Members and open invitations together; any number unless given. */
    members?: number
  }
  /** URL names that nobody may take for an organization of this kind. */
  reservedSlugs?: readonly string[]
  /** How people get in: the name of a backend; else the one for all. */
  invitations?: string
  /** How new people get an account when they sign up with one: the name of a backend. */
  registration?: string
}

/** Kinds by their names. The first is the one that is meant where nobody says which. */
export type Kinds = Record<string, Kind>

/** Which of a kind's two sets of fields. */
export type KindPart = 'fields' | 'memberFields'

/** For kinds/<name>/kind.ts: the type is the check; names are looked at by defineGuildhall. */
export const defineKind = (kind: Kind): Kind => kind
