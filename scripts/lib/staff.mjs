import { openWork } from './db.mjs'
import { Failure } from './failure.mjs'
import { live } from './life.mjs'
import { generateClient, migrate } from './prisma.mjs'
import { importTs, withProject } from './run-ts.mjs'

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
    const work = await openWork(life, `npm run staff:${name}`)
    await generateClient(work)
    if (work.settings.embedded) await migrate(work)
    const changed = await withProject(work, () => changeStaff(address, command.isSuperuser))
    work.progress.say(`${address} ${changed ? command.done : command.already}.`)
  })

async function changeStaff(address, isSuperuser) {
  const { changeStaffByAddress } = await importTs('lib/admin/person-commands.ts')
  try {
    return await changeStaffByAddress(address, isSuperuser)
  } catch (error) {
    const sentence = refusals[error?.code]?.(address)
    throw sentence ? new Failure(sentence) : error
  }
}
