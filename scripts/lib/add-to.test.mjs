import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ts from 'typescript'
import { afterEach, expect, test, vi } from 'vitest'
import { runAddTo } from './add-to.mjs'
import { addPath, insertImport, wrapDefaultExport } from './add-to/edit-code.mjs'
import { editedFiles } from './add-to/edits.mjs'
import { planFiles } from './add-to/plan-files.mjs'
import { readApp } from './add-to/read-app.mjs'
import { commitAll, createNextApp, withPrisma } from './add-to/testing.mjs'
import { root } from './root.mjs'

let folder
function appWith(files) {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-add-to-'))
  write(files)
  commitAll(folder)
  return folder
}
function write(files) {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    fs.writeFileSync(path.join(folder, file), text)
  }
}
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  if (folder) fs.rmSync(folder, { recursive: true, force: true })
})

const without = (files, ...names) =>
  Object.fromEntries(Object.entries(files).filter(([file]) => !names.includes(file)))
const withNext = (version) => ({
  ...createNextApp,
  'package.json': createNextApp['package.json'].replace('16.4.3', version),
})
const withSchema = (text) => ({ ...withPrisma, 'prisma/schema.prisma': text })
const schema = withPrisma['prisma/schema.prisma']

test.each([
  ['no package.json', without(createNextApp, 'package.json'), 'there is no package.json in it'],
  ['no Next.js', { 'package.json': '{}' }, 'is no Next.js app'],
  ['a broken package.json', { 'package.json': '{' }, 'is no JSON'],
  ['Next.js 15', withNext('^15.5.0'), 'needs Next.js 16'],
  [
    'no App Router',
    without(createNextApp, 'src/app/page.tsx', 'src/app/layout.tsx', 'src/app/globals.css'),
    'has no App Router',
  ],
  ['no TypeScript', without(createNextApp, 'tsconfig.json'), 'has no tsconfig.json'],
  ['a folder with that name', { ...createNextApp, 'guildhall/a.ts': '' }, 'a folder "guildhall"'],
  ['SQLite', withSchema(schema.replace('postgresql', 'sqlite')), 'keeps its data in sqlite'],
  ['a model User', withSchema(`${schema}\nmodel User {\n  id Int @id\n}\n`), 'as well: User.'],
  [
    'a schema elsewhere',
    without(withPrisma, 'prisma/schema.prisma'),
    'without prisma/schema.prisma',
  ],
  [
    'Prisma 6',
    { ...withPrisma, 'package.json': withPrisma['package.json'].replaceAll('^7.0.0', '^6.1.0') },
    'needs Prisma 7',
  ],
])('an app with %s is refused with one sentence', (_, files, sentence) => {
  expect(() => readApp(appWith(files))).toThrow(sentence)
})

test.each([
  ['uncommitted changes', () => write({ 'a.ts': '' }), 'changes that are not committed'],
  ['no Git', () => fs.rmSync(path.join(folder, '.git'), { recursive: true }), 'is not in Git'],
])('an app with %s is refused, and nothing is written', async (_, change, sentence) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  appWith(createNextApp)
  change()
  const before = fs.readdirSync(folder)
  await runAddTo([folder])
  expect(said.mock.calls.join()).toContain(sentence)
  expect(process.exitCode).toBe(1)
  expect(fs.readdirSync(folder)).toEqual(before)
})

test('a dry run reports what would be done, and writes nothing', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  appWith(withPrisma)
  const before = fs.readdirSync(folder, { recursive: true })
  await runAddTo([folder, '--dry-run'])
  expect(said.mock.calls.join()).toMatch(
    /This would be done[^]*app\/\(guildhall\)\/[^]*prisma\.config\.ts:/,
  )
  expect(fs.readdirSync(folder, { recursive: true })).toEqual(before)
})

test('what the app already has is reported and left out', () => {
  const own = {
    'src/app/login/page.tsx': '',
    'src/app/(shop)/orgs/[id]/page.tsx': '',
    'src/app/[page]/page.tsx': '',
    'src/pages/signup.tsx': '',
    'src/middleware.ts': '',
    'src/instrumentation.ts': '',
  }
  const { files, conflicts } = planFiles(root, readApp(appWith({ ...createNextApp, ...own })))
  const told = conflicts.join('\n')
  expect(told).toContain("src/app/login/page.tsx: Guildhall's /login is not installed")
  expect(told).toContain("src/app/(shop)/orgs/[id]/page.tsx: Guildhall's /orgs/[slug] is not")
  expect(told).toContain("src/pages/signup.tsx: Guildhall's /signup is not")
  expect(told).toMatch(/src\/middleware\.ts: .*@guildhall\/proxy/)
  expect(told).toMatch(/src\/instrumentation\.ts: .*@guildhall\/instrumentation/)
  expect(told).not.toContain('[page]')
  const names = [...files.keys()]
  for (const file of Object.keys({ ...own, ...createNextApp })) expect(names).not.toContain(file)
  const routes = names.filter((name) => name.startsWith('src/app/'))
  expect(routes).toContain('src/app/(guildhall)/(card)/login/[token]/page.tsx')
  expect(routes.filter((name) => /orgs\/\[slug\]|login\/page|signup\/page/.test(name))).toEqual([])
  // Headers and policies do not apply to what the app serves below such a path.
  const paths = files.get('guildhall/lib/ops/own-paths.mjs')
  expect(paths).toMatch(/'activate\||\|activate\|/)
  expect(paths).not.toMatch(/login|signup|orgs/)
})

test('the core imports its own files as @guildhall/, and leaves @/ to the app', () => {
  const { files } = planFiles(root, readApp(appWith(createNextApp)))
  const code = [...files].filter(([file]) => /\.(m?tsx?|mjs)$/.test(file))
  expect(code.length).toBeGreaterThan(500)
  for (const [file, text] of code) expect(text.toString(), file).not.toMatch(/['"`]@\//)
  expect(
    [...files.keys()].filter((file) => /\.test\.|testing|products|(kind|resource)-new/.test(file)),
  ).toEqual([])
  expect(files.get('guildhall/guildhall.config.ts')).toContain('resources: {}')
  const schema = files.get('prisma/guildhall.prisma')
  expect(schema).toContain('output          = "../guildhall/lib/generated/prisma"')
  expect(schema).not.toMatch(/^datasource|Product/m)
})

test('an app with a schema gets ours beside it, and its configuration reads both', async () => {
  const app = readApp(appWith(withPrisma))
  const { files } = planFiles(root, app)
  expect(files.has('prisma/schema.prisma')).toBe(false)
  expect(files.has('prisma/guildhall.prisma')).toBe(true)
  const edits = await editedFiles(app, { version: '1.0.0' })
  const config = edits.files.get('prisma.config.ts')
  expect(config).toContain('schema: "prisma",')
  expect(config).toContain('import "./guildhall/prisma/engine/use.mjs";')
  expect(edits.files.get('next.config.mjs')).toContain('export default withGuildhall(config)')
})

test('package.json keeps the app’s versions, and an older one is reported', async () => {
  const files = { ...createNextApp }
  const manifest = JSON.parse(files['package.json'])
  manifest.dependencies.zod = '^3.23.0'
  manifest.dependencies.clsx = '^2.0.0'
  files['package.json'] = JSON.stringify(manifest, null, 4)
  const { files: edited, left } = await editedFiles(readApp(appWith(files)), { version: '1.0.0' })
  const text = edited.get('package.json')
  expect(text).toContain('\n    "name"')
  const { dependencies, guildhall } = JSON.parse(text)
  expect(dependencies).toMatchObject({ zod: '^3.23.0', clsx: '^2.0.0', next: '16.4.3' })
  expect(dependencies.prisma).toBeDefined()
  expect(guildhall).toEqual({ version: '1.0.0' })
  expect(left.join()).toContain('zod is ^3.23.0')
  expect(left.join()).toContain('next is 16.4.3')
  expect(left.join()).not.toContain('clsx')
})

test('tsconfig.json gets one path and keeps its comments', () => {
  const paths = (text) => addPath(ts, text, '@guildhall/*', 'guildhall/*')
  const parsed = (text) =>
    ts.parseConfigFileTextToJson('tsconfig.json', text).config.compilerOptions
  const commented = '{\n  // ours\n  "compilerOptions": {\n    "strict": true, // yes\n  }\n}\n'
  expect(paths(commented)).toContain('// ours')
  expect(parsed(paths(commented))).toEqual({
    strict: true,
    paths: { '@guildhall/*': ['./guildhall/*'] },
  })
  const based = '{ "compilerOptions": { "baseUrl": "./src", "paths": { "@/*": ["*"] } } }'
  expect(parsed(paths(based)).paths).toEqual({
    '@guildhall/*': ['../guildhall/*'],
    '@/*': ['*'],
  })
  expect(
    parsed(paths('{ "compilerOptions": { "paths": {} } }')).paths['@guildhall/*'],
  ).toBeDefined()
  expect(paths('{ "extends": "./base.json", "compilerOptions": {} }')).toBeUndefined()
})

test.each([
  ['export default { a: 1 }\n', 'export default withGuildhall({ a: 1 })\n'],
  ['export default withMDX(config);\n', 'export default withGuildhall(withMDX(config));\n'],
  [
    'export default { a: 1 } satisfies NextConfig\n',
    'export default withGuildhall({ a: 1 } satisfies NextConfig)\n',
  ],
  [
    'export default async (phase) => ({})\n',
    'export default withGuildhall(async (phase) => ({}))\n',
  ],
  ['module.exports = {}\n', undefined],
  ['export default function config() {}\n', undefined],
])('next.config is wrapped if there is an expression to wrap: %s', (text, wrapped) => {
  expect(wrapDefaultExport(ts, text, 'withGuildhall')).toBe(wrapped)
})

test('an import is added after the last one, in the style of the file', () => {
  const line = "import { a } from 'a'"
  expect(insertImport(ts, 'import b from "b";\n\nb()\n', line)).toBe(
    'import b from "b";\nimport { a } from "a";\n\nb()\n',
  )
  expect(insertImport(ts, "import b from 'b'\nb()\n", line)).toBe(
    "import b from 'b'\nimport { a } from 'a'\nb()\n",
  )
  expect(insertImport(ts, 'b()\n', line)).toBe("import { a } from 'a';\n\nb()\n")
})
