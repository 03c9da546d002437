import { createServer } from 'node:http'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import { organization } from 'better-auth/plugins'
import pg from 'pg'

// As its documentation sets it up. It sends no mail and limits nothing; secret and address are in
// the environment.
const options = {
  database: new pg.Pool({ connectionString: process.env.DATABASE_URL }),
  plugins: [organization()],
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
}

const { runMigrations } = await getMigrations(options)
await runMigrations()
createServer(toNodeHandler(betterAuth(options))).listen(Number(process.env.PORT), '127.0.0.1')
