import { describe, expect, test } from 'vitest'
import { writeList, type FileFormat } from '@/lib/export/write-list'

type Row = Record<string, unknown>

/** The chunks of a list of `name` and `n` that is read in these batches. */
async function pieces(format: FileFormat, ...batches: Row[][]) {
  const list = {
    columns: { name: 'name', n: ({ n }: Row) => n },
    read: ({ cursor = '0' }: { cursor?: string }) => {
      const next = Number(cursor) + 1
      const rows = batches[Number(cursor)] ?? []
      return Promise.resolve({ rows, next: next < batches.length ? String(next) : null })
    },
  }
  const all: string[] = []
  for await (const piece of writeList(format, list)) all.push(piece)
  return all
}
const text = async (...args: Parameters<typeof pieces>) => (await pieces(...args)).join('')

describe('a CSV file', () => {
  test('has one header, and one line per row of all batches', async () => {
    const batches = [[{ name: 'Mia', n: 1 }], [], [{ name: 'Max', n: 2 }]]
    expect(await text('csv', ...batches)).toBe('\uFEFFname,n\r\nMia,1\r\nMax,2\r\n')
    expect(await pieces('csv', ...batches)).toHaveLength(3)
  })

  test('has a header even without rows', async () => {
    expect(await text('csv')).toBe('\uFEFFname,n\r\n')
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '=HYPERLINK("http://x";"y")'])(
    'contains no spreadsheet formulas: %j',
    async (name) => {
      const [, line = ''] = (await text('csv', [{ name }])).split(/\r\n(?!x)/)
      expect(line.replace(/^"/, '')).toMatch(/^'/)
    },
  )

  test('keeps commas, quotes and line breaks within a cell', async () => {
    expect(await text('csv', [{ name: 'a,"b"\nc' }])).toContain('"a,""b""\nc",')
  })

  test('writes times in UTC, booleans as words, objects as JSON and null as an empty cell', async () => {
    const values = [new Date(Date.UTC(2026, 0, 1)), true, { role: '=x' }, null]
    const lines = (
      await text(
        'csv',
        values.map((n) => ({ name: '', n })),
      )
    ).split('\r\n')
    expect(lines.slice(1, 5)).toEqual([
      ',2026-01-01T00:00:00.000Z',
      ',true',
      ',"{""role"":""=x""}"',
      ',',
    ])
  })
})

test('a JSON file is one array, whatever its batches, and keeps values as they are', async () => {
  const n = { role: 'member' }
  const batches = [[{ name: '=1+1', n: new Date(0) }], [], [{ name: 'Max', n }]]
  expect(JSON.parse(await text('json', ...batches))).toEqual([
    { name: '=1+1', n: '1970-01-01T00:00:00.000Z' },
    { name: 'Max', n },
  ])
  expect(JSON.parse(await text('json'))).toEqual([])
})
