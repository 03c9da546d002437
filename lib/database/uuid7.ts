import { randomBytes } from 'node:crypto'

/**
 * An id as the schema's `uuid(7)` makes them: it begins with the time, so that lists are in the order
 * of their ids. For statements that are written by hand; Prisma makes its own.
 */
export function uuid7(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
