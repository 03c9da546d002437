/**
 * How long a text is, as people and PostgreSQL count: an emoji of one code point is one character, a
 * line break is one, whatever the form sent it as, and white space at the ends is none. The browser's
 * counter and the server's check both ask here.
 */
export const textLength = (text: string): number =>
  [...text.normalize('NFC').replace(/\r\n?/g, '\n').trim()].length
