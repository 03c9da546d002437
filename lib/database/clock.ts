// Bundles have copies of this module.
const home = globalThis as { guildhallClock?: number }

/**
 * What time it is by the database's clock, which decides for all servers together what has ended and
 * what is due. A server's own may be minutes off; by how much, measureClock() has found out.
 */
export const databaseNow = (): Date => new Date(Date.now() + (home.guildhallClock ?? 0))

/** @param offset how many milliseconds this server's clock is behind the database's */
export const setClock = (offset: number): void => void (home.guildhallClock = offset)
