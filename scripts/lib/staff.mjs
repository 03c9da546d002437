import { localSecret } from './data-folder.mjs'
import { theDatabase } from './db.mjs'
import { loadEnvFiles } from './env-files.mjs'
import { Failure } from './failure.mjs'
import { installPackages } from './install.mjs'
import { live } from './life.mjs'
import { generateClient, migrate } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { importTs } from './run-ts.mjs'
import { readSettings } from './settings.mjs'

const commands = {
  grant: { isSuperuser: true, done: 'is staff now', already: 'is staff already' },
  revoke: { isSuperuser: false, done: 'is staff no more', already: 'is not staff' },
}

const refusals = {
  'person-unknown': (address) => `Nobody has an account with the address ${address}.`,
  'person-inactive': (address) =>
    `The account ${address} is not active: its link is not used yet, or staff switched it off.`,
}

/**
 * npm run staff:grant <email> and staff:revoke <email>: how to grant the first staff access. An
 * embedded database is migrated first; any other must be migrated by whoever deploys it.
 */
export const runStaff = ([name, address, ...more]) =>
  live(async (life) => {
    const command = Object.hasOwn(commands, name ?? '') && commands[name]
    if (!command || !address || more.length > 0)
      throw new Failure('Usage: npm run staff:grant <email> | npm run staff:revoke <email>.')
    loadEnvFiles()
    const settings = readSettings()
    const work = { life, settings, progress: createProgress(), signal: life.signal }
    await installPackages(work)
    const { url } = await theDatabase(work, `npm run staff:${name}`)
    await generateClient(work)
    if (settings.embedded) await migrate({ ...work, url })
    const changed = await changeStaff({ url, settings }, address, command.isSuperuser)
    work.progress.say(`${address} ${changed ? command.done : command.already}.`)
  })

async function changeStaff({ url, settings }, address, isSuperuser) {
  // lib/env.ts reads them on first use.
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: process.env.AUTH_SECRET || localSecret(settings.dataDir),
    APP_URL: settings.appUrl,
    GUILDHALL_EMBEDDED: settings.embedded ? '1' : '',
  })
  const { changeStaffByAddress } = await importTs('lib/admin/change-staff.ts')
  const { disconnect } = await importTs('lib/db.ts')
  try {
    return await changeStaffByAddress(address, isSuperuser)
  } catch (error) {
    const sentence = refusals[error?.code]?.(address)
    throw sentence ? new Failure(sentence) : error
  } finally {
    await disconnect()
  }
}
