import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.mjs'
import { settingNames } from './settings.mjs'

const read = (file) => fs.readFileSync(path.join(root, file), 'utf8')
const dockerfile = read('Dockerfile')
const stages = dockerfile.split(/^FROM /m).slice(1)

test('every Docker image runs as an unprivileged user', () => {
  const last = stages.find((stage) => / AS app\n/.test(stage))
  const migrate = stages.find((stage) => / AS migrate\n/.test(stage))
  for (const stage of [last, migrate]) expect(stage).toMatch(/\nUSER node\n(?:.*\n)*CMD \[/)
  expect(stages.at(-1)).toBe(last)
})

test('no secrets, data or packages of this machine get into an image', () => {
  const ignored = read('.dockerignore').split('\n')
  for (const name of ['.env', '.env.*', '.data', '**/node_modules', '.git', '.next'])
    expect(ignored).toContain(name)
})

test('everything the image copies exists', () => {
  for (const [, file] of dockerfile.matchAll(/\/app\/(?!\.next)(\S+) /g))
    expect(fs.existsSync(path.join(root, file)), file).toBe(true)
})

test('commands in an image find its packages installed, although a checkout is newer', () => {
  expect(dockerfile).toMatch(/\nCOPY \. \.\n(#.*\n)*RUN touch node_modules\/\.package-lock\.json\n/)
})

test('a build on Vercel migrates first, and requires only existing settings', () => {
  const { buildCommand } = JSON.parse(read('vercel.json'))
  expect(buildCommand).toBe('npm run db:migrate && npm run build')
  const { scripts } = JSON.parse(read('package.json'))
  for (const name of ['db:migrate', 'build']) expect(scripts).toHaveProperty(name)
  const [, asked] = /vercel\.com\/new\/clone\?\S*[?&]env=([A-Z_,]+)/.exec(read('README.md'))
  for (const name of asked.split(',')) expect(settingNames).toContain(name)
  expect(asked.split(',')).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'AUTH_SECRET', 'APP_URL']),
  )
})

test('compose names only existing settings', () => {
  const [, block] = /environment: &settings\n((?: {6}\w+: .*\n)+)/.exec(read('compose.yaml'))
  for (const [, name] of block.matchAll(/^ +(\w+):/gm)) expect(settingNames).toContain(name)
})
