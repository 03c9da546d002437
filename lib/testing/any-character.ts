import fc from 'fast-check'

/**
 * Any character of Unicode, a zero byte and unassigned ones too. As fast-check's unit `binary`, which takes
 * two seconds to prepare.
 */
export const anyCharacter = fc
  .oneof(fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code))
