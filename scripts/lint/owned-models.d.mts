/** The models whose rows belong to an organization and are for lib/tenancy alone to ask Prisma for. */
export function ownedModels(root: string): string[]
