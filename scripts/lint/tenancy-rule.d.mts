import type { Rule } from 'eslint'

/** Refuses Prisma's own delegates of an organization's rows. */
export const tenancyRule: Rule.RuleModule

/** The models whose rows belong to an organization and are for lib/tenancy alone to ask Prisma for. */
export function ownedModels(root: string): string[]
