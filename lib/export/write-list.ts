import 'server-only'
import { stringify } from 'csv-stringify/sync'

export const fileFormats = ['csv', 'json'] as const
export type FileFormat = (typeof fileFormats)[number]

/** A list that can be exported, for `Row` as the list's page shows it. */
export interface ExportedList<Row> {
  /** What each column holds: a property of the row, or a value computed from it. */
  columns: Record<string, keyof Row | ((row: Row) => unknown)>
  /** Reads one batch; `next` is the cursor of the batch after it. */
  read: (batch: { cursor?: string; size: number }) => Promise<{ rows: Row[]; next: string | null }>
}

/** Rows read in one statement. */
export const BATCH = 500

type Line = Record<string, unknown>
interface Position {
  names: string[]
  isFirst: boolean
  isLast: boolean
}

/**
 * Writes a list as the text of a file, batch by batch, so that memory does not grow with its length. The
 * first piece holds the first batch: a list that cannot be read fails before anything is sent.
 */
export async function* writeList<Row>(
  format: FileFormat,
  { columns, read }: ExportedList<Row>,
): AsyncGenerator<string, void> {
  const names = Object.keys(columns)
  const toLine = (row: Row): Line =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        typeof column === 'function' ? column(row) : row[column],
      ]),
    )
  let cursor: string | undefined
  do {
    const { rows, next } = await read({ cursor, size: BATCH })
    const position = { names, isFirst: cursor === undefined, isLast: next === null }
    yield writers[format](rows.map(toLine), position)
    cursor = next ?? undefined
  } while (cursor)
}

const writers: Record<FileFormat, (lines: Line[], position: Position) => string> = {
  csv: (lines, { names, isFirst }) => writeCsv(lines, names, isFirst),
  json: (lines, { isFirst, isLast }) => {
    const text = lines.map((line) => JSON.stringify(line)).join(',\n')
    const before = isFirst ? '[' : text && ','
    return `${before}${text && `\n${text}`}${isLast ? '\n]\n' : ''}`
  },
}

/** Writes lines as CSV in which a spreadsheet runs no cell as a formula. */
export const writeCsv = (lines: Line[], names: string[], isFirst = true) =>
  stringify(lines, {
    columns: names,
    header: isFirst,
    bom: isFirst, // Excel reads a file without it in the wrong encoding
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String, date: (date) => date.toISOString() },
  })
