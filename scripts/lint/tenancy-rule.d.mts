import type { Rule } from 'eslint'

/** Refuses Prisma's own delegates of an organization's rows. */
export const tenancyRule: Rule.RuleModule
