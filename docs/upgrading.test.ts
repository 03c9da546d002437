import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8')
const [, yours = ''] = /## Yours to edit\n([^]*?)\n## /.exec(read('docs/upgrading.md')) ?? []
// Rows of the table. "New folders in `lib/`" does not mean existing files.
const rows = yours.split('\n').filter((line) => /^\| (?!new folders)/.test(line))
const listed = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path))

/** A folder includes all its files, a star any name, a name without a folder that of each noun. */
const isListed = (path: string) =>
  listed.some((entry) =>
    entry.endsWith('/')
      ? path.startsWith(entry)
      : !entry.includes('/')
        ? path.split('/').at(-1) === entry
        : new RegExp(`^${entry.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(path),
  )

// Pages that explain how to do something.
const recipes = readdirSync('docs/cookbook').filter((name) => name.endsWith('.md'))
const guides = readdirSync('docs').filter((name) =>
  /^(exports|theming|translating)\.md$/.test(name),
)
const pages = [
  'README.md',
  ...guides.map((name) => `docs/${name}`),
  ...recipes.map((name) => `docs/cookbook/${name}`),
]
const asks =
  /\b(add(?:ed)?|edit|change|put|name it|gets? a line|(line|sample|variant|phrases|fonts|one) in|goes? into)\b/i
const ownFile = /`((?:app|components|emails|lib|prisma|scripts)\/[\w/.*@-]+\.\w+|proxy\.ts)`/g

test('everything the docs tell people to edit is in the list of their own files', () => {
  const named = pages.flatMap((page) =>
    read(page)
      .replace(/```[^]*?```/g, '')
      .split(/(?<=[.:])\s|\n\n|\n(?=\d\.|-|\|)/)
      .filter((sentence) => asks.test(sentence.replace(/`[^`]*`/g, '')))
      .flatMap((sentence) => [...sentence.matchAll(ownFile)])
      .map(([, path = '']) => `${page}: ${path}`),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((each) => !isListed(each.split(': ')[1] ?? ''))).toEqual([])
})
