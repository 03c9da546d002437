/**
 * Returns a text's length as people and PostgreSQL count: an emoji of one code point is one character,
 * a line break is one however the form sent it, and surrounding white space is not counted. Used by the
 * browser's counter and the server's validation.
 */
export const textLength = (text: string): number =>
  [...text.normalize('NFC').replace(/\r\n?/g, '\n').trim()].length
