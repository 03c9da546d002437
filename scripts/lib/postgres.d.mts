/** PostgreSQL's settings for data that nobody will miss. */
export const fastSettings: Record<string, string>

export function startPostgres(options: {
  dataDir: string
  settings?: Record<string, string>
}): Promise<{ url: (database?: string) => string; stop: () => Promise<void> }>

/** Removes a data folder, so that the next start begins from nothing. */
export function freshPostgres(dataDir: string): Promise<void>
