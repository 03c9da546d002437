export const ownPaths: string | undefined
