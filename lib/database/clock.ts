// Bundles have separate copies of this module.
const home = globalThis as { guildhallClock?: number }

/**
 * The current time by the database's clock, which decides for all servers what has expired and what is
 * due. A server's own clock may be minutes off; measureClock() determines by how much.
 */
export const databaseNow = (): Date => new Date(Date.now() + (home.guildhallClock ?? 0))

/** @param offset how many milliseconds this server's clock is behind the database's */
export const setClock = (offset: number): void => void (home.guildhallClock = offset)
