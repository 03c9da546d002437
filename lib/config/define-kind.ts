import type { z } from 'zod'
import type { RoleCatalogue } from '@/lib/access/roles'

/**
 * A kind of organization. Its tables are named after it: the kind `club` stores its fields in
 * `ClubOrganization` and its members' in `ClubMember`. `npm run kind:new <name>` generates all of it.
 */
export interface Kind {
  /** The fields of such an organization besides name and URL; its forms are generated from them. */
  fields?: z.ZodObject
  /** The fields of its members besides their role. */
  memberFields?: z.ZodObject
  /** Other table names: the model of such organizations, and the one that links people to them. */
  tables?: Partial<Record<KindPart, string>>
  /** Its messages in each language: its texts under `kinds.<name>`, and those of its fields. */
  messages?: Record<string, object>
  /** Its own roles; default: the roles for all kinds. */
  roles?: RoleCatalogue
  limits?: {
    /** Maximum of members and pending invitations together; unlimited by default. */
    members?: number
  }
  /** Reserved URLs that an organization of this kind cannot use. */
  reservedSlugs?: readonly string[]
  /** The name of its invitation backend; default: the one for all kinds. */
  invitations?: string
  /** The name of its registration backend. */
  registration?: string
}

/** Kinds by name. The first is the default. */
export type Kinds = Record<string, Kind>

/** The two sets of fields a kind can have. */
export type KindPart = 'fields' | 'memberFields'

/** For kinds/<name>/kind.ts: types check it; defineGuildhall checks the names. */
export const defineKind = (kind: Kind): Kind => kind
