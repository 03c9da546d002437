import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-imports-'))
const page = 'app/orgs/[slug]/scratch/page.tsx'
const route = 'app/api/scratch/route.ts'
const component = 'components/members/scratch.tsx'
const ui = 'components/ui/scratch.tsx'
const command = 'lib/members/scratch-member.ts'
const action = 'lib/members/actions.ts'

/** A file, an import, and the rule of .dependency-cruiser.mjs that refuses it. */
const refused: [file: string, imported: string, rule: string][] = [
  [page, 'lib/members/remove-member', 'pages-ask-queries-and-actions'],
  [page, 'lib/db', 'pages-ask-queries-and-actions'],
  [page, 'next-auth', 'home-of-next-auth'],
  [route, 'lib/db', 'routes-own-no-database'],
  [component, 'lib/organizations/delete-organization', 'pages-ask-queries-and-actions'],
  [component, 'lib/generated/prisma/client', 'prisma-has-one-home'],
  [component, 'app/error', 'components-below-the-pages'],
  [component, 'react-hook-form', 'home-of-react-hook-form'],
  [component, '@base-ui/react/menu', 'home-of-@base-ui/react'],
  [ui, 'lib/members/actions', 'ui-knows-no-product'],
  [ui, 'lib/paths', 'ui-knows-no-product'],
  [ui, 'components/organizations/if-org', 'ui-knows-no-product'],
  [ui, 'lib/i18n/translations', 'ui-knows-no-product'],
  [command, 'next/cache', 'home-of-next'],
  [command, 'react', 'home-of-react'],
  [command, 'use-intl/core', 'home-of-use-intl'],
  [command, 'lib/i18n/translations', 'commands-know-no-request'],
  [command, 'transliteration', 'home-of-transliteration'],
  [command, 'lib/access/context', 'commands-know-no-request'],
  [command, 'lib/accounts/sessions/session-cookie', 'commands-know-no-request'],
  [command, 'lib/members/queries', 'commands-know-no-request'],
  [command, 'lib/members/actions', 'commands-know-no-request'],
  [command, 'lib/testing/people', 'tests-stay-apart'],
  [command, 'components/members/roles', 'lib-below-the-pages'],
  [command, 'lib/admin/person-commands', 'nothing-knows-the-back-office'],
  [action, 'lib/db', 'actions-call-commands'],
  [action, 'lib/organizations/queries', 'actions-call-commands'],
  ['lib/members/schema.ts', 'lib/env', 'shared-stays-shared'],
  ['lib/events/scratch.ts', 'lib/members/remove-member', 'platform-calls-no-command'],
  ['lib/lists/scratch.ts', 'lib/members/remove-member', 'platform-knows-no-noun'],
  ['lib/accounts/scratch.ts', 'lib/members/is-member', 'accounts-know-no-organization'],
  ['lib/organizations/scratch.ts', 'lib/members/is-member', 'organizations-know-no-member-command'],
  ['lib/mail/scratch.ts', 'nodemailer', 'home-of-nodemailer'],
  ['lib/access/scratch.ts', '@prisma/adapter-pg', 'home-of-@prisma/adapter-pg'],
  ['emails/scratch.tsx', 'lib/env', 'emails-know-no-data'],
  [command, 'lib/boats/create-boat', 'the-core-knows-no-resource'],
  [component, 'components/boats/boat-table', 'the-core-knows-no-resource'],
  ['lib/lists/one.ts', 'lib/lists/two', 'no-cycles'],
]

/** Imports that are allowed. */
const taken: [file: string, imported: string][] = [
  [page, 'lib/members/queries'],
  [page, 'lib/access/context'],
  [page, 'components/organizations/if-org'],
  [page, 'next/form'],
  [component, 'lib/access/roles'],
  [route, 'lib/mail/drain-outbox'],
  [command, 'lib/members/end-membership'],
  [command, 'lib/events/record'],
  ['lib/members/scratch.test.ts', 'lib/db'],
  ['lib/members/scratch.test.ts', 'app/error'],
  ['guildhall.config.ts', 'lib/boats/resource'],
  ['app/orgs/[slug]/boats/page.tsx', 'components/boats/boat-table'],
  ['lib/lists/two.ts', 'lib/lists/one'], // reported once, above
  ['guildhall.config.ts', 'backends/own'],
  ['backends/own.ts', 'lib/backends/built-in'],
  ['lib/backends/built-in.ts', 'guildhall.config'],
]

const found = new Set<string>()

beforeAll(async () => {
  for (const [file, imported] of [...refused, ...taken]) {
    const isOurs = /^(app|components|lib|backends)\/|^guildhall\.config$/.test(imported)
    if (isOurs) write(`${imported}.ts`, '')
    write(file, `import '${isOurs ? '@/' : ''}${imported}'\n`)
  }
  for (const file of ['tsconfig.json', '.dependency-cruiser.mjs', 'package.json'])
    fs.copyFileSync(path.join(root, file), path.join(folder, file))
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const output = await new Promise<string>((resolve) => {
    // The exit code is the number of errors, which are what the test reads.
    execFile(
      process.execPath,
      [cruiser, '.', '--output-type=json', '--preserve-symlinks'],
      { cwd: folder, maxBuffer: 1e8 },
      (_, stdout) => resolve(stdout),
    )
  })
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; rule: { name: string } }[] }
  }
  for (const { from, rule } of summary.violations) found.add(`${from} ${rule.name}`)
}, 60_000)

afterAll(() => fs.rmSync(folder, { recursive: true }))

const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  fs.appendFileSync(path.join(folder, file), text)
}

test.each(refused)('%s may not import %s: %s', (file, _, rule) => {
  expect([...found]).toContain(`${file} ${rule}`)
})

test('other imports are allowed', () => {
  const expected = refused.map(([file, , rule]) => `${file} ${rule}`)
  expect([...found].filter((each) => !expected.includes(each))).toEqual([])
})
