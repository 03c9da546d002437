import fs from 'node:fs'
import path from 'node:path'
import { hidePassword } from './database-url.mjs'
import { Failure } from './failure.mjs'
import { migrationStamp } from './generated-files.mjs'
import { addresses, generateClient, migrate, prisma } from './prisma.mjs'
import { root } from './root.mjs'

/**
 * Writes a migration for schema changes, and applies it. Does not use "prisma migrate dev", which
 * refuses to work without a terminal if there is a warning. With --draft the migration is only written,
 * so that what Prisma cannot express can be added by hand; npm run db:migrate then applies it.
 */
export async function createMigration({ args, ...work }) {
  const name = requireName(args)
  const sql = await work.progress.step('Comparing migrations and schema', () => difference(work))
  if (/^(\s*--.*)?\s*$/.test(sql))
    throw new Failure(
      'The migrations already say all that the schema in prisma/ says: none was written.',
    )

  const folder = path.join('prisma/migrations', `${migrationStamp()}_${name}`)
  fs.mkdirSync(path.join(root, folder), { recursive: true })
  fs.writeFileSync(path.join(root, folder, 'migration.sql'), sql)
  work.progress.say(`Written: ${folder}/migration.sql`)
  if (args.includes('--draft'))
    return work.progress.say('Add to it what is missing, then apply it: npm run db:migrate.')
  await migrate(work)
  await generateClient(work)
}

/** @returns {string} the name, valid for a folder. @throws {Failure} if there is none */
export function requireName(args) {
  const words = args
    .filter((word) => word !== '--draft')
    .join(' ')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  if (words) return words.join('_')
  throw new Failure('A migration needs a name, as in npm run db:migration add_member_title.')
}

async function difference({ url, directUrl, signal }) {
  const args = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma']
  const draft = path.join(root, 'node_modules/.cache', `migration-${process.pid}.sql`)
  fs.mkdirSync(path.dirname(draft), { recursive: true })
  try {
    const result = await prisma(['migrate', 'diff', ...args, '--script', '--output', draft], {
      signal,
      env: addresses(url, directUrl),
    })
    if (result.ok) return fs.readFileSync(draft, 'utf8')
    throw new Failure(
      'Prisma could not compare them: see above.',
      hidePassword(result.output, directUrl ?? url),
    )
  } finally {
    fs.rmSync(draft, { force: true })
  }
}
