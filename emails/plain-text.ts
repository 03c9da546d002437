// Invisible characters: controls, bidi marks and overrides, zero-width characters, tags, fillers, private
// use, lone surrogates. Line breaks and tabs are handled as white space.
const invisible =
  /(?![\t-\r\u0085\u200c\u200d\p{Variation_Selector}])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu

// Joiners and variation selectors belong to scripts and emoji; beside ASCII they only serve to hide text.
const idleJoiner =
  /(?<=^|[\s\p{ASCII}])[\u200c\u200d\p{Variation_Selector}]+|[\u200c\u200d]+(?=$|[\s\p{ASCII}\u200c\u200d])/gu

/**
 * Returns one line of a stranger's text in a form that no email client turns into a link: removes the
 * scheme of URLs, writes @ as (at), and adds a space after a dot inside a word.
 * `https://evil.example/a` becomes `evil. example/a`, and unfortunately Booking.com becomes `Booking.
 * com`.
 */
export const plainText = (typed: string): string =>
  typed
    .replace(invisible, '')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(idleJoiner, '')
    // Only now: what was hidden between a letter and its mark kept them apart.
    .normalize('NFC')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/(?<![\w+.-])[\w+.-]*:[\\/]{2,}/g, ' ')
    .replace(/@/g, ' (at) ')
    .replace(/(?<=[^\s.])[.\uff0e\u3002\uff61](?=[\p{L}\p{N}])/gu, '$& ')
    .replace(/\s+/g, ' ')
    .trim()
