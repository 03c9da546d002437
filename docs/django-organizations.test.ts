import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')
const schema = read('prisma/schema.prisma')
const settings = read('lib/env.ts')

/** Every page and route handler by its path, without the groups in brackets. */
const routes = new Set(
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${file.split('/').slice(0, -1).join('/')}`.replace(/\/\([^)]*\)/g, '')),
)

/** The names in the second column of every table. */
const names = read('docs/django-organizations.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[\s|-]*$/.test(line))
  .map((line) => line.split(/(?<!\\)\|/)[2]?.replace(/\(.*?\)/g, '') ?? '')
  .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))

const exists = (name: string): boolean => {
  const [, file, exported] = /^([\w./-]+\.tsx?)#(\w+)$/.exec(name) ?? []
  if (file && exported)
    return (
      existsSync(file) &&
      new RegExp(`^export (async )?(const|function|interface|type|class) ${exported}\\b`, 'm').test(
        read(file),
      )
    )
  const [, model, field] = /^([A-Z]\w+)(?:\.(\w+))?$/.exec(name) ?? []
  if (/^[A-Z][A-Z_]+$/.test(name)) return settings.includes(`${name}:`)
  if (model) {
    const body = new RegExp(`^model ${model} \\{([^}]*)\\}`, 'm').exec(schema)?.[1]
    return body !== undefined && (!field || new RegExp(`^\\s+${field}\\s`, 'm').test(body))
  }
  if (name.startsWith('/')) return routes.has(name)
  return existsSync(name)
}

test('the map has a name for everything', () => {
  expect(names.length).toBeGreaterThan(100)
})

test.each([...new Set(names)])('%s exists', (name) => {
  expect(exists(name)).toBe(true)
})

test('the check itself finds what does not exist', () => {
  const wrong = [
    'lib/errors.ts#NoError',
    'lib/no.ts#no',
    'Organization.no',
    'No',
    'NO_SETTING',
    '/no',
    'no/',
  ]
  expect(wrong.filter(exists)).toEqual([])
})
