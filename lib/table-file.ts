import 'server-only'
import { stringify } from 'csv-stringify/sync'

/** As what a list can be kept. */
export const fileFormats = ['csv', 'json'] as const
export type FileFormat = (typeof fileFormats)[number]

/** What a browser is told of each. */
export const mediaTypes: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

type Line = Record<string, unknown>

/**
 * A list as a file, piece by piece as its pages come, so that its length costs no memory. In a CSV
 * nothing that a spreadsheet would take for a formula stays one.
 */
export async function* tableFile(
  format: FileFormat,
  columns: string[],
  pages: AsyncIterable<Line[]>,
): AsyncGenerator<string> {
  let isFirst = true
  if (format === 'json') yield '['
  else yield csv([Object.fromEntries(columns.map((name) => [name, name]))], columns, true)
  for await (const lines of pages) {
    if (format === 'csv') {
      if (lines.length > 0) yield csv(lines, columns)
      continue
    }
    for (const line of lines) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(line)}`
      isFirst = false
    }
  }
  if (format === 'json') yield '\n]\n'
}

const csv = (lines: Line[], columns: string[], bom = false) =>
  stringify(lines, {
    columns,
    bom, // Excel takes a file without one for Windows' own letters
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String, date: (date) => date.toISOString() },
  })
