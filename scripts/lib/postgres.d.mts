/** PostgreSQL's settings for data that nobody will miss. */
export const fastSettings: Record<string, string>

export type EmbeddedPostgres = {
  /** The address of one of its databases; without a name, of the one called guildhall. */
  url: (database?: string) => string
  pid: number
  /** Settles when PostgreSQL has ended, wanted or not. */
  exited: Promise<{ code?: number | null; signal?: string | null; error?: Error }>
  stop: () => Promise<void>
  /** The end of its log since the start. */
  said: () => string
}

export function startPostgres(options: {
  dataDir: string
  /** The file that it writes its log to; beside the data folder otherwise. */
  log?: string
  /** Settings of PostgreSQL. */
  settings?: Record<string, string>
  /** A free one otherwise. */
  port?: number
  signal?: AbortSignal
  /** Gets what a person should know. */
  say?: (line: string) => void
}): Promise<EmbeddedPostgres>

/** Removes a data folder, so that the next start begins from nothing. */
export function freshPostgres(dataDir: string): Promise<void>
