import fc from 'fast-check'

/**
 * Any character of Unicode, including zero bytes and unassigned ones. Replaces fast-check's unit
 * `binary`, which takes two seconds to prepare.
 */
export const anyCharacter = fc
  .oneof(fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code))
