import { execFile, execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createNextApp } from './add-to/testing.mjs'
import { root } from './root.mjs'

const run = promisify(execFile)
fs.mkdirSync(path.join(root, '.test'), { recursive: true })
// Inside the project's test data, because the link to node_modules must lead out of the folder.
const folder = fs.mkdtempSync(path.join(root, '.test/upgrade-'))
const upstream = path.join(folder, 'upstream')
const mine = path.join(folder, 'mine')
afterAll(() => fs.rmSync(folder, { recursive: true }))

const git = (where, ...args) =>
  execFileSync('git', ['-C', where, '-c', 'user.name=A', '-c', 'user.email=a@b', ...args], {
    encoding: 'utf8',
  })
function commit(where, message) {
  git(where, 'add', '-A')
  git(where, 'commit', '-qm', message)
  return git(where, 'rev-parse', 'HEAD').trim()
}
const read = (where, file) => fs.readFileSync(path.join(where, file), 'utf8')
function write(where, file, text) {
  fs.mkdirSync(path.dirname(path.join(where, file)), { recursive: true })
  fs.writeFileSync(path.join(where, file), text)
}
const replace = (where, file, from, to) => {
  expect(read(where, file)).toContain(from)
  write(where, file, read(where, file).replace(from, to))
}
const link = (where) =>
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(where, 'node_modules'))

/** Runs a script in a folder, with any exit code. */
const node = (where, ...args) =>
  run(process.execPath, args, { cwd: where, maxBuffer: 1e8 }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: stdout + stderr }),
  )

const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root })
const files = listed
  .toString()
  .split('\0')
  // What no upgrade here is about would take most of the time.
  .filter((file) => !/^(bench|docs|e2e|public)\/|\.test\./.test(file))
  .filter((file) => file && fs.existsSync(path.join(root, file)))
let first
beforeAll(() => {
  const whole = path.join(folder, 'whole')
  for (const file of files) fs.cpSync(path.join(root, file), path.join(whole, file))
  git(folder, 'init', '-q', whole)
  first = commit(whole, 'One')
})
beforeEach(() => {
  for (const each of [upstream, mine]) fs.rmSync(each, { recursive: true, force: true })
  git(folder, 'clone', '-q', path.join(folder, 'whole'), upstream)
})

const applied = 'prisma/migrations/20261123010000_staff/migration.sql'

/** Changes files in all the ways a later version might. */
function publish() {
  replace(upstream, 'package.json', '"version": "0.1.0"', '"version": "0.2.0"')
  replace(upstream, 'package.json', '"clsx": "2.1.1"', '"clsx": "2.9.9"')
  replace(upstream, 'lib/paths.ts', 'import type', '// of 0.2.0\nimport type')
  replace(upstream, 'lib/log.ts', 'import', '// of 0.2.0\nimport')
  replace(upstream, 'messages/en.json', '"errors": {', '"errors": {\n    "new-one": "New",')
  write(upstream, 'lib/text/brand-new.ts', "export const brandNew = '@/'\n")
  write(upstream, 'prisma/migrations/20990101000000_later/migration.sql', 'SELECT 1;\n')
  write(upstream, applied, 'SELECT 2;\n')
  fs.rmSync(path.join(upstream, 'lib/errors.ts'))
  return commit(upstream, 'Two')
}

test(
  'a clone gets files it has not changed, and keeps or merges those it has',
  { timeout: 120_000 },
  async () => {
    git(folder, 'clone', '-q', upstream, mine)
    link(mine)
    write(mine, 'lib/paths.ts', `${read(mine, 'lib/paths.ts')}\nexport const ours = 1\n`)
    replace(mine, 'messages/en.json', '"errors": {', '"errors": {\n    "our-own": "Ours",')
    replace(mine, 'package.json', '"name": "guildhall"', '"name": "bookshop"')
    replace(mine, 'package.json', '"dependencies": {', '"dependencies": {\n    "ours": "1.0.0",')
    fs.rmSync(path.join(mine, 'LICENSE'))
    commit(mine, 'Ours')
    replace(upstream, 'LICENSE', 'MIT', 'M.I.T.')
    const second = publish()

    const { code, said } = await node(mine, 'scripts/upgrade.mjs', upstream)
    expect(said).toContain('From Guildhall 0.1.0 to 0.2.0')
    expect(code).toBe(0)
    expect(read(mine, 'lib/log.ts')).toBe(read(upstream, 'lib/log.ts'))
    expect(read(mine, 'lib/text/brand-new.ts')).toContain('@/')
    expect(fs.existsSync(path.join(mine, 'lib/errors.ts'))).toBe(false)
    expect(fs.existsSync(path.join(mine, 'LICENSE'))).toBe(false)
    expect(read(mine, 'prisma/migrations/20990101000000_later/migration.sql')).toBe('SELECT 1;\n')
    expect(read(mine, 'lib/paths.ts')).toMatch(/^\/\/ of 0\.2\.0\n[^]*export const ours = 1\n$/)
    expect(read(mine, applied)).toBe(fs.readFileSync(path.join(root, applied), 'utf8'))
    expect(said).toContain(`${applied}: migrations are only added`)
    // On the same line for Git, but two keys in JSON.
    expect(JSON.parse(read(mine, 'messages/en.json')).errors).toMatchObject({
      'new-one': 'New',
      'our-own': 'Ours',
    })
    const manifest = JSON.parse(read(mine, 'package.json'))
    expect(manifest).toMatchObject({
      name: 'bookshop',
      dependencies: { clsx: '2.9.9', ours: '1.0.0' },
      guildhall: { version: '0.2.0', commit: second },
    })
    expect(Object.keys(manifest)[0]).toBe('name')
    expect(said).toMatch(/Left as it is\n {2}LICENSE: you removed it/)

    expect((await node(mine, 'scripts/upgrade.mjs', upstream)).said).toContain('not committed')
    commit(mine, 'Upgrade')
    expect((await node(mine, 'scripts/upgrade.mjs', upstream)).said).toContain('Nothing to do')

    // The next upgrade starts from there, although there is no merge commit.
    replace(upstream, 'lib/log.ts', '// of 0.2.0', '// of 0.3.0')
    commit(upstream, 'Three')
    const next = await node(mine, 'scripts/upgrade.mjs', upstream)
    expect(next.code).toBe(0)
    expect(read(mine, 'lib/log.ts')).toMatch(/^\/\/ of 0\.3\.0/)
    expect(git(mine, 'diff', '--name-only').split('\n')).toEqual(['lib/log.ts', 'package.json', ''])
  },
)

test(
  'conflicting changes are marked and listed, and end with an error',
  { timeout: 120_000 },
  async () => {
    git(folder, 'clone', '-q', upstream, mine)
    link(mine)
    replace(mine, 'lib/log.ts', 'import', '// ours\nimport')
    replace(mine, 'package.json', '"clsx": "2.1.1"', '"clsx": "2.0.0"')
    write(mine, 'lib/errors.ts', `${read(mine, 'lib/errors.ts')}// ours\n`)
    write(mine, 'lib/text/brand-new.ts', 'export const ours = 1\n')
    commit(mine, 'Ours')
    publish()
    const { code, said } = await node(mine, 'scripts/upgrade.mjs', upstream)
    expect(code).toBe(1)
    const [, conflicts] = said.split('Conflicts: yours to resolve\n')
    expect(conflicts).toContain('lib/errors.ts: removed there, changed by you')
    expect(conflicts).toContain('lib/log.ts\n')
    expect(conflicts).toContain('lib/text/brand-new.ts: new there and here')
    expect(conflicts).toContain('dependencies.clsx is yours; there it is "2.9.9"')
    expect(read(mine, 'lib/log.ts')).toMatch(
      /^<{7} yours\n\/\/ ours\n={7}\n\/\/ of 0\.2\.0\n>{7} Guildhall\n/,
    )
    expect(read(mine, 'lib/errors.ts')).toContain('// ours')
  },
)

test('without a common history the version must be given', { timeout: 120_000 }, async () => {
  git(folder, 'clone', '-q', upstream, mine)
  fs.rmSync(path.join(mine, '.git'), { recursive: true })
  link(mine)
  expect((await node(mine, 'scripts/upgrade.mjs', upstream)).said).toContain('is not in Git')
  git(mine, 'init', '-q')
  commit(mine, 'All at once')
  publish()
  const { code, said } = await node(mine, 'scripts/upgrade.mjs', upstream)
  expect(code).toBe(1)
  expect(said).toContain('Name it: npm run upgrade <folder> -- --from <commit>.')
  expect(git(mine, 'status', '--porcelain')).toBe('')
  expect((await node(mine, 'scripts/upgrade.mjs', upstream, '--from', first)).code).toBe(0)
  expect(read(mine, 'lib/log.ts')).toBe(read(upstream, 'lib/log.ts'))
})

test(
  'an app that Guildhall was added to is upgraded in its own layout',
  { timeout: 120_000 },
  async () => {
    for (const [file, text] of Object.entries(createNextApp)) write(mine, file, text)
    link(mine)
    git(folder, 'init', '-q', mine)
    commit(mine, 'An app')
    const added = await node(folder, path.join(upstream, 'scripts/add-to.mjs'), mine)
    expect(added.said).toContain('Guildhall is in')
    expect(JSON.parse(read(mine, 'package.json')).guildhall).toEqual({
      version: '0.1.0',
      commit: first,
    })
    write(
      mine,
      'guildhall/lib/paths.ts',
      `${read(mine, 'guildhall/lib/paths.ts')}\nexport const ours = 1\n`,
    )
    write(
      mine,
      'prisma/schema.prisma',
      `${read(mine, 'prisma/schema.prisma')}\nmodel Book {\n  id Int @id\n}\n`,
    )
    commit(mine, 'With Guildhall')
    replace(upstream, 'app/(card)/login/page.tsx', 'import', '// of 0.2.0\nimport')
    replace(upstream, 'prisma/schema.prisma', 'model User {', '/// of 0.2.0\nmodel User {')
    const second = publish()

    const { code, said } = await node(mine, 'guildhall/scripts/upgrade.mjs', upstream)
    expect(said).toContain('From Guildhall 0.1.0 to 0.2.0')
    expect(code).toBe(0)
    const login = read(mine, 'src/app/(guildhall)/(card)/login/page.tsx')
    expect(login).toContain('// of 0.2.0')
    expect(login).toContain("'@guildhall/")
    expect(read(mine, 'guildhall/lib/paths.ts')).toMatch(
      /^\/\/ of 0\.2\.0\n[^]*export const ours = 1\n$/,
    )
    expect(read(mine, 'guildhall/lib/text/brand-new.ts')).toContain('@guildhall/')
    expect(fs.existsSync(path.join(mine, 'guildhall/lib/errors.ts'))).toBe(false)
    expect(read(mine, 'prisma/guildhall.prisma')).toContain('/// of 0.2.0')
    expect(read(mine, 'prisma/schema.prisma')).toContain('model Book')
    expect(fs.existsSync(path.join(mine, 'prisma/migrations/20990101000000_later'))).toBe(true)
    const manifest = JSON.parse(read(mine, 'package.json'))
    expect(manifest).toMatchObject({
      name: 'my-app',
      dependencies: { clsx: '2.9.9', next: '16.4.3' },
      guildhall: { version: '0.2.0', commit: second },
    })
    expect(manifest.scripts.upgrade).toBeUndefined()
  },
)
