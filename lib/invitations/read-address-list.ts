import 'server-only'
import { parse } from 'csv-parse/sync'
import {
  columnOf,
  isEmailHeading,
  isNo,
  isYes,
  plainHeading,
  statusOf,
  type Column,
} from '@/lib/invitations/headings'
import { MOST_ROWS, type AddressList, type LeftOut, type ListRow } from '@/lib/invitations/list-row'
import { canonicalEmail } from '@/lib/accounts/email-address'
import { entriesWithoutAddress } from '@/lib/accounts/entries-without-address'
import { findAddresses, hasAtSign } from '@/lib/accounts/find-addresses'
import type { Identifier } from '@/lib/backends/identifier'

/**
 * Reads a list of addresses as people have them: pasted from an email program, or exported from Google
 * Workspace, Slack, Microsoft 365 or a spreadsheet, in any of their languages. In a table only the
 * account's own address counts. Any other address is reported: a row with the reason why it is left
 * out, a column by its heading.
 * @returns more than MOST_ROWS rows, but not all of them, if there are more: the list is too long then
 */
export function readAddressList(given: string): AddressList {
  const text = given
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll('\uFFFD', '') // the rest of a character that was cut
    .replace(/^\uFEFF/, '')
  const table = findTable(text)
  return table ? readTable(table) : { rows: readLines(text), otherColumns: [] }
}

/** Reads free text: every address in it, and each line or entry of a list without one. */
function readLines(text: string): ListRow[] {
  const lines = text.replace(/^sep=.[^\S\n]*$/im, '').split(/\r\n|\r|\n/)
  const others = entriesWithoutAddress(lines)
  return readEach([...lines.entries()], ([index, line]) => {
    if (!/[\p{L}\p{N}@]/u.test(line)) return []
    const found = findAddresses(line).slice(0, MOST_ROWS + 1)
    if (found.length === 0) return [withoutAddress(line)]
    return [...found.map(toRow), ...others[index]!.slice(0, MOST_ROWS + 1).map(withoutAddress)]
  })
}

const withoutAddress = (text: string): ListRow => ({ text: shortened(text), email: null })

function readEach<Part>(parts: Part[], read: (part: Part) => ListRow[]): ListRow[] {
  const rows: ListRow[] = []
  for (const part of parts) {
    if (rows.length > MOST_ROWS) break
    rows.push(...read(part))
  }
  return rows
}

const toRow = (address: string): ListRow => {
  const text = shortened(address)
  if (isGuestName(address)) return { text, email: null, leftOut: 'no-mailbox' }
  return { text, email: canonicalEmail(address) }
}

/**
 * Matches a guest's generated sign-in name in Microsoft 365:
 * `gus_partner.example#EXT#@acme.onmicrosoft.com`.
 */
const isGuestName = (address: string) => /#EXT#/i.test(address)

/** On one line, cut to the longest possible address. */
const shortened = (text: string) => {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length > 254 ? `${line.slice(0, 253).join('')}…` : line.join('')
}

interface Table {
  headings: string[]
  records: string[][]
}

/** Parses the text as a table with an address column in its headings; null for any other text. */
function findTable(text: string): Table | null {
  const [, declared] = /^sep=(.)[^\S\n]*\r?\n/i.exec(text) ?? []
  const body = declared ? text.slice(text.indexOf('\n') + 1) : text
  const tables = (declared ? [declared] : [',', ';', '\t', '|']).flatMap(
    (delimiter) => tableBy(body, delimiter) ?? [],
  )
  return tables.sort((a, b) => b.headings.length - a.headings.length)[0] ?? null
}

// No export has as many columns; with more, each row would be looked through for all of them.
const MOST_COLUMNS = 300

// A title and a date may precede the headings.
const MOST_ABOVE = 8

function tableBy(text: string, delimiter: string): Table | null {
  // A cheap check before a long list is parsed four times: headings always contain their separator.
  if (!text.includes(delimiter) && delimiter !== ',') return null
  const records = parsed(text, delimiter)
  if (!records) return null
  const at = records.slice(0, MOST_ABOVE).findIndex((cells) => cells.some(isEmailHeading))
  const headed = records.slice(0, at + 1).flat()
  // Neither headings nor a title above them contain an address: it would be lost.
  if (at >= 0 && !headed.some((cell) => hasAtSign(cell)))
    return usable({ headings: records[at]!, records: records.slice(at + 1) })
  return usable(byContent(records))
}

/**
 * For headings in an unknown language: a first record without an address, followed by records with one.
 */
function byContent([first, ...records]: string[][]): Table | null {
  if (!first || first.length < 2 || first.some((cell) => !cell.trim() || hasAtSign(cell)))
    return null
  if (records.length === 0 || records.some(({ length }) => length !== first.length)) return null
  const [only, ...others] = columnsWhere(records, hasAtSign)
  if (only === undefined || others.length > 0) return null
  const isSingle = (cell: string) => !cell.trim() || findAddresses(cell).length === 1
  if (!records.every((cells) => isSingle(cells[only] ?? ''))) return null
  const headings = first.map((heading, index) => (index === only ? 'Email' : heading))
  return { headings, records }
}

/** A single column leaves nothing to choose: the lines below the heading are free text. */
function usable(table: Table | null): Table | null {
  if (!table || table.headings.length > MOST_COLUMNS) return null
  const isTable = table.headings.filter((heading) => heading.trim()).length > 1
  // "Hi team, please email:" is a sentence with a comma, not a heading.
  const isSentence = isTable && table.headings.some((heading) => /[:!?]\s*$/.test(heading))
  return isSentence ? null : table
}

function parsed(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch {
    return null // an unclosed quote: not a table
  }
}

function readTable({ headings, records }: Table): AddressList {
  const columns = headings.map(columnOf)
  const filled = columnsWhere(records, hasAtSign)
  const at = (kind: Column) => filled.filter((index) => columns[index] === kind)
  const own = [...bestFirst(at('email'), headings), ...at('proxy')]
  const [first, ...others] = own.length > 0 ? own : at('second')
  // Of several equivalent columns, the first is the account's; a row without an address there uses the
  // next.
  const read = [first, ...(own.length > 0 ? others : []), ...at('account')].filter(
    (index) => index !== undefined,
  )
  const isRepeated = (cells: string[]) =>
    cells.every((cell, index) => cell.trim() === (headings[index] ?? '').trim())
  const rows = readEach(records, (cells) =>
    isRepeated(cells) ? [] : readRecord(cells, { columns, read, width: headings.length }),
  )
  const told = new Set(rows.flatMap(({ text }) => addressesIn(text)))
  const isTold = (address: string) => told.has(address) || isGuestName(address)
  const otherColumns = columnsWhere(records, (cell) => !addressesIn(cell).every(isTold))
    .filter((index) => index < headings.length)
    .map((index) => shortened(headings[index]!) || String(index + 1))
  return { rows, otherColumns }
}

/** The columns with such a cell, in order. Looks at each cell once: rows may be short, headings many. */
function columnsWhere(records: string[][], isSuch: (cell: string) => boolean): number[] {
  const found = new Set<number>()
  for (const cells of records)
    cells.forEach((cell, index) => {
      if (!found.has(index) && isSuch(cell)) found.add(index)
    })
  return [...found].sort((a, b) => a - b)
}

/** "Email Address" before "Email (work)", and that before a longer one. */
const bestFirst = (indexes: number[], headings: string[]) =>
  indexes.toSorted((a, b) => rank(headings[a]!) - rank(headings[b]!))

const rank = (heading: string) =>
  /primary|primär|principal|основн|主/i.test(heading)
    ? 0
    : /^(e ?mails?|mail)( address| adresse)?$/.test(plainHeading(heading))
      ? 1
      : 2

const addressesIn = (cell: string) => findAddresses(cell).map((address) => address.toLowerCase())

interface Reading {
  columns: Column[]
  /** The columns to read addresses from, best first. */
  read: number[]
  width: number
}

function readRecord(cells: string[], { columns, read, width }: Reading): ListRow[] {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean)
  if (filled.length === 0) return []
  // An extra separator (`Muster, Max,max@acme.test`) shifts every cell, so all cells are read.
  const isAsHeaded = cells.slice(width).every((cell) => !cell.trim())
  const candidates = (isAsHeaded ? read.map((index) => cells[index] ?? '') : [filled.join(' ')])
    .map(findAddresses)
    .filter((found) => found.length > 0)
  const chosen = candidates.find((found) => !found.every(isGuestName)) ?? candidates[0]
  const against = isAsHeaded ? saysAgainst(cells, columns) : undefined
  if (!chosen) {
    const text = shortened(filled.join(' '))
    return [{ text, email: null, ...(against && { leftOut: against }) }]
  }
  return chosen.map((address) => ({ ...toRow(address), ...(against && { leftOut: against }) }))
}

function saysAgainst(cells: string[], columns: Column[]): LeftOut | undefined {
  const found = cells.map((cell, index): LeftOut | undefined => {
    const column = columns[index]
    if (column === 'status') return statusOf(cell)
    if (column === 'blocked') return isYes(cell) ? 'suspended' : undefined
    if (column === 'enabled') return isNo(cell) ? 'deactivated' : undefined
    return column === 'bot' && isYes(cell) ? 'bot' : undefined
  })
  return found.find((reason) => reason !== undefined)
}

/**
 * Reads a list of invitees that are not addresses: one per line, or separated by commas or semicolons.
 */
export const readIdentifiers = (identifier: Identifier, text: string): AddressList => ({
  rows: text
    .split(/[\n,;]+/)
    .map((typed) => typed.trim())
    .filter(Boolean)
    .map((typed) => readIdentifier(identifier, typed)),
  otherColumns: [],
})

/** Reads one of them. */
export function readIdentifier({ read }: Identifier, text: string): ListRow {
  const found = read(text)
  return { text, email: 'identifier' in found ? found.identifier : null }
}
