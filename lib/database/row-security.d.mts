import type { Pool } from 'pg'

export const requestRole: string
export const limitToOrganization: string
export const unsecuredTables: string
export function secureRows(pool: Pool): Promise<string | null>
