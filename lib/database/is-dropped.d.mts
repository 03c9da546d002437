export function isDropped(error: unknown): boolean
