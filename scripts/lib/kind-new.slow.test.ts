import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './root.mjs'

const run = promisify(execFile)
const node = process.execPath
// With the project's other test data, because the link to node_modules must lead out of a folder.
const copy = mkdtempSync(path.join(root, '.test/kind-new-'))
const parts = ['emails', 'kinds', 'lib', 'messages', 'prisma', 'scripts']
const files = ['next-env.d.ts', 'package.json', 'prisma.config.ts']

const inCopy = (...args: string[]) => run(node, args, { cwd: copy, env: process.env })
const kindNew = (...args: string[]) => inCopy('scripts/run.mjs', 'kind-new', ...args)
const prisma = (...args: string[]) => inCopy('node_modules/prisma/build/index.js', ...args)

beforeAll(() => {
  for (const part of [...parts, ...files, '.prettierrc.json', 'tsconfig.json'])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true })
  writeFileSync(path.join(copy, 'guildhall.config.ts'), shipped)
  writeFileSync(path.join(copy, 'messages/xx.json'), '{ "app": { "name": "X" } }')
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  writeFileSync(path.join(copy, 'prisma/plans.prisma'), ownModels)
  const into = (schema: string, model: string, line: string) =>
    schema.replace(`model ${model} {\n`, `model ${model} {\n  ${line}\n`)
  const schema = path.join(copy, 'prisma/schema.prisma')
  writeFileSync(schema, into(readFileSync(schema, 'utf8'), 'Organization', 'offices Office[]'))
  mkdirSync(path.join(copy, 'prisma/migrations/20261201000000_plans'))
  writeFileSync(path.join(copy, 'prisma/migrations/20261201000000_plans/migration.sql'), ownTables)
})

/** A configuration with one kind, whatever the product has. */
const shipped = `import { organization } from '@/kinds/organization/kind'
import { days, defineGuildhall, hours, minutes } from '@/lib/config/define-guildhall'

export default defineGuildhall({
  brand: { name: 'Guildhall' },
  kinds: { organization },
  lifetimes: {
    ...{ activation: days(3), invitation: days(7), reset: hours(1), signInLink: minutes(10) },
    ...{ session: days(30), idleSession: days(14), abandonedSignUp: days(14) },
  },
  pageSize: 25,
})
`

/** Models that the company already has, for a kind to reference. */
const ownModels = `model SubscriptionPlan {
  id   String @id
  name String
}

model Office {
  id             String @id @default(uuid(7)) @db.Uuid
  organizationId String @db.Uuid
  city           String

  organization Organization @relation(fields: [organizationId], references: [id], onDelete: Cascade)

  @@unique([organizationId, id])
}
`
const ownTables = `CREATE TABLE "SubscriptionPlan" (id TEXT NOT NULL, name TEXT NOT NULL,
  CONSTRAINT "SubscriptionPlan_pkey" PRIMARY KEY (id));
CREATE TABLE "Office" (id UUID NOT NULL, "organizationId" UUID NOT NULL, city TEXT NOT NULL,
  CONSTRAINT "Office_pkey" PRIMARY KEY (id));
CREATE UNIQUE INDEX "Office_organizationId_id_key" ON "Office"("organizationId", "id");
ALTER TABLE "Office" ADD CONSTRAINT "Office_organizationId_fkey" FOREIGN KEY ("organizationId")
  REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
`

afterAll(() => rmSync(copy, { recursive: true }))

test(
  'a new kind compiles, and its migration matches the schema',
  { timeout: 240_000 },
  async () => {
    const { stdout: said } = await kindNew(
      ...[
        'sports-club',
        'city',
        'seats:number',
        'since:date?',
        'level:gold|silver',
        'open:boolean',
        'plan:table=SubscriptionPlan.name',
        'partner:kind=organization?',
      ],
      ...['--member', 'position?', 'office:own=Office.city?'],
    )
    expect(said).toContain('Its words are in kinds/sports-club/messages.json:')
    expect(readFileSync(path.join(copy, 'guildhall.config.ts'), 'utf8')).toMatch(
      /kinds: \{ organization, 'sports-club': sportsClub \}/,
    )
    const messages = JSON.parse(
      readFileSync(path.join(copy, 'kinds/sports-club/messages.json'), 'utf8'),
    ) as Record<string, { kinds: Record<string, object> }>
    for (const locale of ['en', 'de', 'ja'])
      expect(messages[locale]?.kinds['sports-club'], locale).toMatchObject({
        singular: 'Sports club',
        fields: { city: { label: 'City' }, level: { options: { gold: 'Gold' } } },
        memberFields: { position: { label: 'Position' } },
      })
    await prisma('generate')
    const schema = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma']
    // Exits with a code other than 0 if there is a difference.
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
    await inCopy('node_modules/typescript-native/bin/tsc', '--noEmit', '-p', 'tsconfig.kind.json')

    // The commands know it: an organization of the new kind, on real PostgreSQL.
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
      expect(JSON.parse(stdout)).toMatchObject({
        fields: {
          ...{ city: 'Bonn', seats: 40, since: '2020-02-29', level: 'gold', open: true },
          ...{ plan: { id: 'pro', label: 'Pro' }, partner: { label: 'Zenith' } },
        },
        position: { position: 'Goalkeeper', office: { label: 'Bonn' } },
      })
      // The database permits its rows only for organizations of this kind.
      const made = new pg.Client({ connectionString: process.env.DATABASE_URL })
      await made.connect()
      const refused = (sql: string, constraint: string) =>
        expect(made.query(sql)).rejects.toMatchObject({ constraint })
      const some = `(SELECT "organizationId" FROM "SportsClubOrganization")`
      await made.query(`UPDATE "Organization" SET slug = slug`)
      await refused(
        `UPDATE "Organization" SET kind = 'organization'`,
        'SportsClubOrganization_organizationId_kind_fkey',
      )
      await refused(
        `UPDATE "SportsClubMember" SET kind = 'vendor' WHERE "organizationId" = ${some}`,
        'SportsClubMember_kind',
      )
      await refused(
        `UPDATE "SportsClubOrganization" SET partner = "organizationId"`,
        'SportsClubOrganization_partner_fkey',
      )
      await refused(`DELETE FROM "SubscriptionPlan"`, 'SportsClubOrganization_plan_fkey')
      await refused(`DELETE FROM "Office"`, 'SportsClubMember_office_fkey')
      await made.query(`DELETE FROM "Organization" WHERE kind = 'sports-club'`)
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
await db.subscriptionPlan.create({ data: { id: 'pro', name: 'Pro' } })
const { id: partner } = await createOrganization(olive, { name: 'Zenith' })
const text = { city: 'Bonn', seats: '40', since: '2020-02-29', level: 'gold', open: 'true' }
const typed = { ...text, plan: 'pro', partner }
const { id } = await createOrganization(olive, { kind, name: 'Acme Sports', fields: typed })
const organization = { id, kind, name: 'Acme Sports', slug: 'acme-sports' }
const signIn = { methods: [], provider: null, provedAt: new Date() }
const ctx = { organization, user: { ...olive, signIn, asStaff: false } }
const { id: office } = await db.office.create({ data: { organizationId: id, city: 'Bonn' } })
await updateMemberDetails(ctx, { userId: olive.id, fields: { position: 'Goalkeeper', office } })
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
  [['owner'], /"owner" is taken, by "owner" of the model Organization/],
  [['user'], /"user" is taken, by "user" of the model OrganizationUser/],
  [['former'], /"former" is taken, by "former" of the model Organization/],
  [['deleted'], /"deleted" is taken, by the model DeletedOrganization/],
  [['choir', 'slug'], /forms have a "slug" of their own/],
  [['choir', 'size:huge'], /no type "huge"/],
  [['choir', 'size', 'size'], /"size" is there twice/],
  [['choir', 'plan:table=Plan.name'], /no model Plan/],
  [['choir', 'plan:table=SubscriptionPlan.title'], /no "title" to show/],
  [['choir', 'plan:own=SubscriptionPlan.name'], /needs @@unique\(\[organizationId, id\]\)/],
  [['choir', 'plan:table=plan'], /write it like plan:table=SubscriptionPlan.name/],
  [['choir', 'partner:kind=partner'], /no kind "partner"/],
])('%j is refused with one sentence, and nothing is written', async (args, sentence) => {
  const before = readFileSync(path.join(copy, 'guildhall.config.ts'), 'utf8')
  await expect(kindNew(...args)).rejects.toMatchObject({ stderr: expect.stringMatching(sentence) })
  expect(readFileSync(path.join(copy, 'guildhall.config.ts'), 'utf8')).toBe(before)
})

test('a relation to a model whose table no migration creates is refused', async () => {
  const file = path.join(copy, 'prisma/new-plans.prisma')
  writeFileSync(file, 'model NewPlan {\n  id   String @id\n  name String\n}\n')
  await expect(kindNew('choir', 'plan:table=NewPlan.name')).rejects.toMatchObject({
    stderr: expect.stringMatching(/No migration creates the table of the model NewPlan/),
  })
  rmSync(file)
})
