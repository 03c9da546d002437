import 'server-only'
import { stringify } from 'csv-stringify/sync'
import { exportColumns, exportRow, type ExportedEvent } from '@/lib/activity/export-columns'

/** Where a part stands in its file. */
interface Place {
  isFirst: boolean
  isLast: boolean
}

/** One part of a file of events; the parts one after the other are the file. */
export const writeEvents = {
  /** For spreadsheets: they see what begins like a formula as text, and which alphabet it is. */
  csv: (events: ExportedEvent[], { isFirst }: Place) =>
    stringify(
      events.map((event) => ({ ...exportRow(event), data: JSON.stringify(event.data) })),
      {
        columns: exportColumns,
        header: isFirst,
        bom: isFirst,
        escape_formulas: true,
        record_delimiter: 'windows',
        cast: { boolean: String },
      },
    ),

  /** For programs: an array, one event a line. */
  json: (events: ExportedEvent[], { isFirst, isLast }: Place) => {
    const lines = events.map((event) => JSON.stringify(exportRow(event))).join(',\n')
    const before = isFirst ? '[' : lines && ','
    return `${before}${lines && `\n${lines}`}${isLast ? '\n]\n' : ''}`
  },
}
