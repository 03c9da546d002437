import 'server-only'
import { stringify } from 'csv-stringify/sync'
import { Zip, ZipDeflate } from 'fflate'

export const fileFormats = ['csv', 'json'] as const
export type FileFormat = (typeof fileFormats)[number]

/** A list that can be exported; `Row` is the row type of the list's page. */
export interface ExportedList<Row> {
  /** The value of each column: a property of the row, or a function of it. */
  columns: Record<string, keyof Row | ((row: Row) => unknown)>
  /** Reads one batch; `next` is the cursor of the following batch. */
  read: (batch: { cursor?: string; size: number }) => Promise<{ rows: Row[]; next: string | null }>
}

/** The number of rows read per statement. */
export const BATCH = 500

type Line = Record<string, unknown>
interface Position {
  names: string[]
  isFirst: boolean
  isLast: boolean
}

/**
 * Writes a list as file content, batch by batch, so that memory use does not depend on its length. The
 * first chunk contains the first batch: if it cannot be read, the request fails before anything is
 * sent.
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

/** Writes rows as CSV in which spreadsheets treat no cell as a formula. */
export const writeCsv = (lines: Line[], names: string[], isFirst = true) =>
  stringify(lines, {
    columns: names,
    header: isFirst,
    bom: isFirst, // Excel reads a file without it in the wrong encoding
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String, date: (date) => date.toISOString() },
  })

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each has rows of its own
export type Lists = Record<string, ExportedList<any>>

/** Writes lists as one ZIP file, each as CSV and as JSON, compressed batch by batch. */
export async function* zipLists(lists: Lists): AsyncGenerator<Uint8Array, void> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, data) => {
    if (error) throw error
    packed.push(data)
  })
  const encoder = new TextEncoder()
  for (const [name, list] of Object.entries(lists))
    for (const format of fileFormats) {
      const file = new ZipDeflate(`${name}.${format}`)
      zip.add(file)
      for await (const piece of writeList(format, list)) {
        file.push(encoder.encode(piece))
        yield* packed.splice(0)
      }
      file.push(new Uint8Array(), true)
    }
  zip.end()
  yield* packed.splice(0)
}
