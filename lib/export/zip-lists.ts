import 'server-only'
import { Zip, ZipDeflate } from 'fflate'
import { fileFormats, writeList, type ExportedList } from '@/lib/export/write-list'

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
