import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { defineConfig } from 'prisma/config'
import './prisma/engine/use.mjs'

const here = import.meta.dirname

// The embedded PostgreSQL of `npm start` and `npm run dev` writes its URL here while it runs.
const running = join(here, '.data/database-url')

const databaseUrl = () => {
  // Migrations hold a lock in their session, which does not work through a transaction pooler.
  if (process.env.DATABASE_URL) return process.env.DIRECT_URL || process.env.DATABASE_URL
  if (existsSync(running)) return readFileSync(running, 'utf8').trim()
}

export default defineConfig({
  // All *.prisma files there: a resource has its models in its own file.
  schema: 'prisma',
  // While restoring a backup, only the migrations it knows (scripts/lib/restore.mjs).
  migrations: { path: process.env.GUILDHALL_MIGRATIONS || 'prisma/migrations' },
  datasource: {
    // Undefined is fine for `prisma generate`, which needs no database.
    url: databaseUrl(),
    // Only if the database user cannot create databases: an empty, unused one.
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL || undefined,
  },
})
