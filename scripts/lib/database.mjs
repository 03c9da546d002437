import fs from 'node:fs'
import { dataFiles } from './data-folder.mjs'
import { requireDatabase } from './database-check.mjs'
import { diskIsFull, saysDiskIsFull } from './failure.mjs'
import { fastSettings, startPostgres } from './postgres.mjs'

/**
 * Opens the database to use: that of DATABASE_URL, or the embedded one, started for the duration of the
 * command.
 * @returns {Promise<{ url: string, directUrl?: string, exited?: Promise<object>, why?: () => Error |
 *   undefined }>}
 */
export async function openDatabase(life, settings, progress) {
  if (!settings.embedded) {
    const { databaseUrl: url, directUrl } = settings
    await progress.step('Reaching the database', async () => {
      await requireDatabase(url)
      if (directUrl) await requireDatabase(directUrl, 'DIRECT_URL')
    })
    return { url, directUrl }
  }
  const files = dataFiles(settings.dataDir)
  const postgres = await progress.step('Starting PostgreSQL', () =>
    startPostgres({
      dataDir: files.postgres,
      log: files.postgresLog,
      settings: settings.fastPostgres ? fastSettings : undefined,
      signal: life.signal,
      say: progress.say,
    }),
  )
  life.onClose(() => postgres.stop())
  fs.rmSync(files.databaseUrl, { force: true }) // the mode below applies only to new files
  fs.writeFileSync(files.databaseUrl, `${postgres.url()}\n`, { mode: 0o600 })
  life.onClose(() => fs.rmSync(files.databaseUrl, { force: true }))
  const why = () => (saysDiskIsFull(postgres.said()) ? diskIsFull(settings.dataDir) : undefined)
  return { url: postgres.url(), exited: postgres.exited, why }
}
