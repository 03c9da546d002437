import { randomBytes } from 'node:crypto'

let [last, count] = [0, 0]

/** The largest step back of the clock, in ms, after which ids are still in creation order. */
const LARGEST_STEP_BACK = 1_000

/**
 * Returns an id like the schema's `uuid(7)`: it begins with the time, so that lists sorted by id are in
 * creation order; within a millisecond, this process counts. After a clock that was ahead has been
 * corrected, ids follow it again, like those that Prisma generates for its own statements.
 */
export function uuid7(): string {
  const now = Date.now()
  if (now > last || now < last - LARGEST_STEP_BACK) [last, count] = [now, 0]
  else if (++count > 0xfff) [last, count] = [last + 1, 0]
  const bytes = randomBytes(16)
  bytes.writeUIntBE(last, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Whether the text is a UUID; PostgreSQL would reject anything else with an error. */
export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
