import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = path.join(process.cwd(), 'docs')
const recipes = [
  'theming.md',
  ...fs.readdirSync(path.join(folder, 'cookbook')).map((name) => `cookbook/${name}`),
].filter((name) => name.endsWith('.md'))

// ```ts title="lib/products/commands.ts"
const quotes = recipes.flatMap((recipe) =>
  [
    ...fs
      .readFileSync(path.join(folder, recipe), 'utf8')
      .matchAll(/^```\w+ title="([^"]+)"\n([^]*?)^```$/gm),
  ].map(([, file = '', code = '']) => [recipe, file, code.trim()] as const),
)

test.each(quotes)('%s quotes %s exactly', (_, file, code) => {
  expect(fs.readFileSync(file, 'utf8')).toContain(code)
})

test('there are recipes with quotes', () => expect(quotes.length).toBeGreaterThan(0))
