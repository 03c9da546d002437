import type { ClientConfig } from 'pg'

/** How far TLS is asked for; as in libpq, and pg's `no-verify`. */
export type TlsMode =
  'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full' | 'no-verify'

export interface DatabaseAddress {
  /** For pg, each thing in a field of its own; never a connection string, which would win over them. */
  config: ClientConfig & { host: string; port: number; password: string }
  tls: TlsMode
  /** Prisma's `?schema=`, else public. */
  schema: string
  /** Prisma's `?connection_limit=`. */
  poolMax?: number
  /** Milliseconds; 0 for without limit. */
  poolTimeout?: number
  connectTimeout?: number
  queryTimeout?: number
}

export function readAddress(text: string): DatabaseAddress
