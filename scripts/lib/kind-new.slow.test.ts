import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './root.mjs'

const run = promisify(execFile)
const node = process.execPath
// Beside the project's other test data: the link to node_modules must lead out of a folder.
const copy = mkdtempSync(path.join(root, '.test/kind-new-'))
const parts = ['emails', 'kinds', 'lib', 'messages', 'prisma', 'scripts']
const files = ['guildhall.config.ts', 'next-env.d.ts', 'package.json', 'prisma.config.ts']

const inCopy = (...args: string[]) => run(node, args, { cwd: copy, env: process.env })
const kindNew = (...args: string[]) => inCopy('scripts/kind-new.mjs', ...args)
const prisma = (...args: string[]) => inCopy('node_modules/prisma/build/index.js', ...args)

beforeAll(() => {
  for (const part of [...parts, ...files, '.prettierrc.json', 'tsconfig.json'])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true })
  writeFileSync(path.join(copy, 'messages/xx.json'), '{ "app": { "name": "X" } }')
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
})

afterAll(() => rmSync(copy, { recursive: true }))

test(
  'a new kind compiles, and its migration is what the schema says',
  { timeout: 240_000 },
  async () => {
    await kindNew(
      ...[
        'sports-club',
        'city',
        'seats:number',
        'since:date?',
        'level:gold|silver',
        'open:boolean',
      ],
      ...['--member', 'position?'],
    )
    expect(readFileSync(path.join(copy, 'guildhall.config.ts'), 'utf8')).toMatch(
      /kinds: \{ organization, 'sports-club': sportsClub \}/,
    )
    for (const locale of ['en', 'de', 'ja']) {
      const { kinds } = JSON.parse(
        readFileSync(path.join(copy, `messages/${locale}.json`), 'utf8'),
      ) as { kinds: Record<string, object> }
      expect(kinds['sports-club'], locale).toMatchObject({
        singular: 'Sports club',
        fields: { city: { label: 'City' }, level: { options: { gold: 'Gold' } } },
        memberFields: { position: { label: 'Position' } },
      })
    }
    await prisma('generate')
    const schema = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma']
    // Ends with another code than 0 when there is a difference.
    await prisma('migrate', 'diff', ...schema, '--exit-code')

    const config = {
      extends: './tsconfig.json',
      include: [
        'next-env.d.ts',
        'lib/i18n/messages.ts',
        'lib/i18n/translations.ts',
        'guildhall.config.ts',
        'kinds/**/*.ts',
        'lib/kinds/*.ts',
      ],
      exclude: ['node_modules', '**/*.test.ts'],
    }
    writeFileSync(path.join(copy, 'tsconfig.kind.json'), JSON.stringify(config))
    await inCopy('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.kind.json')

    // And the commands know it: an organization of the new kind, on real PostgreSQL.
    const url = new URL(process.env.DATABASE_URL ?? '')
    const name = `${url.pathname.slice(1)}_kind`
    const { default: pg } = await import('pg')
    const admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
    await admin.connect()
    await admin.query(`CREATE DATABASE ${name}`)
    process.env.DATABASE_URL = Object.assign(new URL(url), { pathname: name }).href
    try {
      await prisma('migrate', 'deploy')
      writeFileSync(path.join(copy, 'scripts/try-kind.mjs'), tryKind)
      const { stdout } = await inCopy('scripts/try-kind.mjs')
      expect(JSON.parse(stdout)).toEqual({
        fields: { city: 'Bonn', seats: 40, since: '2020-02-29', level: 'gold', open: true },
        position: { position: 'Goalkeeper' },
      })
      // What it keeps belongs to organizations of this kind, in the database as well.
      const made = new pg.Client({ connectionString: process.env.DATABASE_URL })
      await made.connect()
      const refused = (sql: string, constraint: string) =>
        expect(made.query(sql)).rejects.toMatchObject({ constraint })
      const some = `(SELECT id FROM "Organization" LIMIT 1)`
      await made.query(`UPDATE "Organization" SET slug = slug`)
      await refused(
        `UPDATE "Organization" SET kind = 'organization'`,
        'SportsClubOrganization_organizationId_kind_fkey',
      )
      await refused(
        `UPDATE "SportsClubMember" SET kind = 'vendor' WHERE "organizationId" = ${some}`,
        'SportsClubMember_kind',
      )
      await made.end()
    } finally {
      process.env.DATABASE_URL = url.href
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    }
  },
)

const tryKind = `
import { importTs } from './lib/run-ts.mjs'
const { db, disconnect } = await importTs('lib/db.ts')
const { createOrganization } = await importTs('lib/organizations/create-organization.ts')
const { updateMemberDetails } = await importTs('lib/members/update-member-details.ts')
const { readFields } = await importTs('lib/kinds/read-fields.ts')
const olive = await db.user.create({ data: { name: 'Olive', email: 'olive@acme.test', isActive: true } })
const kind = 'sports-club'
const typed = { city: 'Bonn', seats: '40', since: '2020-02-29', level: 'gold', open: 'true' }
const { id } = await createOrganization(olive, { kind, name: 'Acme Sports', fields: typed })
const organization = { id, kind, name: 'Acme Sports', slug: 'acme-sports' }
const ctx = { organization, user: { ...olive, asStaff: false } }
await updateMemberDetails(ctx, { userId: olive.id, fields: { position: 'Goalkeeper' } })
const fields = await readFields(db, { organizationId: id, kind })
const position = await readFields(db, { organizationId: id, kind, userId: olive.id })
console.log(JSON.stringify({ fields, position }))
await disconnect()
`

test.each([
  [[], /Usage: npm run kind:new/],
  [['Club'], /cannot be a kind/],
  [['class'], /means something else/],
  [['vendor'], /There is a kind "vendor" already/],
  [['club', 'slug'], /forms have a "slug" of their own/],
  [['club', 'size:huge'], /no type "huge"/],
  [['club', 'size', 'size'], /"size" is there twice/],
])('%j is refused in a sentence, and nothing is written', async (args, sentence) => {
  const before = readFileSync(path.join(copy, 'guildhall.config.ts'), 'utf8')
  await expect(kindNew(...args)).rejects.toMatchObject({ stderr: expect.stringMatching(sentence) })
  expect(readFileSync(path.join(copy, 'guildhall.config.ts'), 'utf8')).toBe(before)
})
