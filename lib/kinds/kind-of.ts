import 'server-only'
import config from '@/guildhall.config'
import type { RoleCatalogue } from '@/lib/access/roles'
import type { Kind } from '@/lib/config/define-kind'

/** Returns the default kind: the first in guildhall.config.ts. */
export const defaultKind = (): string => Object.keys(config.kinds)[0] ?? 'organization'

/** Whether guildhall.config.ts has a kind with this name. */
export const isKind = (name: string): boolean => Object.hasOwn(config.kinds, name)

/** Returns all kinds' names, in the order of guildhall.config.ts. */
export const kindNames = (): string[] => Object.keys(config.kinds)

/** Returns a kind by name. A kind that was removed from the configuration is a plain organization. */
export const kindOf = (name: string): Kind => (isKind(name) ? config.kinds[name] : undefined) ?? {}

/** Returns the roles available in an organization of this kind. */
export const rolesOf = (kind: string): RoleCatalogue => kindOf(kind).roles ?? config.roles
