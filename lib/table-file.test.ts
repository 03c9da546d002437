import { describe, expect, test } from 'vitest'
import { streamOf } from '@/lib/stream-of'
import { tableFile } from '@/lib/table-file'

async function* of(...pages: Record<string, unknown>[][]) {
  for (const page of pages) yield await Promise.resolve(page)
}

const text = async (...args: Parameters<typeof tableFile>) =>
  new Response(streamOf(tableFile(...args))).text()

describe('a CSV', () => {
  test('has one head, and a line for each of all pages', async () => {
    const pages = of([{ name: 'Mia', n: 1 }], [], [{ name: 'Max', n: 2 }])
    expect(await text('csv', ['name', 'n'], pages)).toBe('name,n\r\nMia,1\r\nMax,2\r\n')
  })

  test('has its head where there is nobody', async () => {
    expect(await text('csv', ['name'], of())).toBe('name\r\n')
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '=HYPERLINK("http://x";"y")'])(
    'gives a spreadsheet nothing to work out: %j',
    async (name) => {
      const [, line = ''] = (await text('csv', ['name'], of([{ name }]))).split(/\r\n(?!x)/)
      expect(line.replace(/^"/, '')).toMatch(/^'/)
    },
  )

  test('keeps commas, quotes and lines within a cell', async () => {
    expect(await text('csv', ['name'], of([{ name: 'a,"b"\nc' }]))).toContain('"a,""b""\nc"')
  })

  test('begins as Excel wants it for other letters than English ones', async () => {
    const bytes = new Uint8Array(
      await new Response(streamOf(tableFile('csv', ['name'], of()))).arrayBuffer(),
    )
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })
})

test('a JSON file is one list, whatever its pages', async () => {
  const pages = of([{ name: '=1+1' }], [{ name: 'Max', owner: true }])
  expect(JSON.parse(await text('json', ['name'], pages))).toEqual([
    { name: '=1+1' },
    { name: 'Max', owner: true },
  ])
  expect(JSON.parse(await text('json', ['name'], of()))).toEqual([])
})

test('a page is asked for only when the one before it has been taken', async () => {
  let asked = 0
  async function* pages() {
    for (; asked < 100;) {
      asked++
      yield await Promise.resolve([{ name: 'Mia' }])
    }
  }
  const reader = streamOf(tableFile('csv', ['name'], pages())).getReader()
  await reader.read()
  expect(asked).toBeLessThan(4)
  await reader.cancel()
})
