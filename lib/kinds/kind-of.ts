import 'server-only'
import config from '@/guildhall.config'
import type { RoleCatalogue } from '@/lib/access/roles'
import type { Kind } from '@/lib/config/define-kind'

/** The kind that is meant where nobody says which: the first in guildhall.config.ts. */
export const defaultKind = (): string => Object.keys(config.kinds)[0] ?? 'organization'

/** Whether guildhall.config.ts has a kind of this name. */
export const isKind = (name: string): boolean => Object.hasOwn(config.kinds, name)

/** Every kind's name, in the order of guildhall.config.ts. */
export const kindNames = (): string[] => Object.keys(config.kinds)

/** A kind by its name. One that the configuration has no more is a plain organization. */
export const kindOf = (name: string): Kind => (isKind(name) ? config.kinds[name] : undefined) ?? {}

/** The roles that a member can have in an organization of this kind. */
export const rolesOf = (kind: string): RoleCatalogue => kindOf(kind).roles ?? config.roles
