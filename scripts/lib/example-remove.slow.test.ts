import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './root.mjs'

const run = promisify(execFile)
// Beside the project's other test data: the link to node_modules must lead out of a folder.
const copy = mkdtempSync(path.join(root, '.test/example-remove-'))
const inCopy = (...args: string[]) =>
  run(process.execPath, args, {
    cwd: copy,
    env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1' },
    maxBuffer: 1e8,
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${args.join(' ')}\n${error.stdout}\n${error.stderr}`)
  })

const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root })

beforeAll(() => {
  for (const file of listed.toString().split('\0'))
    if (file && existsSync(path.join(root, file)))
      cpSync(path.join(root, file), path.join(copy, file))
  cpSync(path.join(root, 'next-env.d.ts'), path.join(copy, 'next-env.d.ts'))
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
})

afterAll(() => rmSync(copy, { recursive: true }))

test('without the example types, lint and unit tests pass', { timeout: 600_000 }, async () => {
  const { stdout } = await inCopy('scripts/example-remove.mjs')
  expect(stdout).toContain('The example is removed.')
  const left = readdirSync(copy, { recursive: true, encoding: 'utf8' })
  expect(
    left.filter((file) => !file.startsWith('node_modules') && /(^|\/|_)products\b/.test(file)),
  ).toEqual([])
  expect(readFileSync(path.join(copy, 'guildhall.config.ts'), 'utf8')).toContain('resources: {},')
  const schema = readFileSync(path.join(copy, 'prisma/schema.prisma'), 'utf8')
  expect(schema).not.toMatch(/Product/)

  const isChanged = (file: string) =>
    existsSync(path.join(copy, file)) &&
    !readFileSync(path.join(copy, file)).equals(readFileSync(path.join(root, file)))
  const changed = listed
    .toString()
    .split('\0')
    .filter((file) => /\.(ts|mjs)$/.test(file) && isChanged(file))
  expect(changed).toContain('e2e/forms.spec.ts')
  await inCopy('node_modules/next/dist/bin/next', 'typegen')
  await Promise.all([
    inCopy('node_modules/typescript/bin/tsc', '--noEmit').then(() =>
      inCopy('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '.', '--output-type=err'),
    ),
    inCopy('node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level=warn').then(() =>
      inCopy('node_modules/vitest/vitest.mjs', 'run', '--project', 'pure'),
    ),
    inCopy('node_modules/eslint/bin/eslint.js', '--max-warnings=0', ...changed),
  ])
  // The migrations that are left make just what the schema says.
  const diff = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma', '--exit-code']
  await run(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'diff', ...diff], {
    cwd: copy,
  })
})
