import * as z from 'zod'
import { textLength } from '@/lib/text/text-length'
import { mixesScripts } from '@/lib/text/mixes-scripts'

// Surrounding spaces and invisible characters, as they come along when copying.
const LEADING = /^[\s\p{Z}\p{Cf}\p{DI}]+/u
const TRAILING =
  /^[\s\p{Z}\u00AD\u034F\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0]$/u

/** Normalizes a name for storage: NFC, single spaces, and nothing invisible around it. */
const cleanName = (name: string) =>
  withoutTrailing(
    name
      .normalize('NFC')
      .replace(/[^\S\uFEFF]+/g, ' ')
      .replace(LEADING, ''),
  )

// Not by a regular expression, which would try each character of a long run inside the name as its start.
function withoutTrailing(name: string): string {
  const characters = [...name]
  while (isTrailing(characters.at(-1), characters.at(-2))) characters.pop()
  return characters.join('')
}

// A joiner after a vowel sign or virama is part of the writing.
const isTrailing = (last = '', before = '') =>
  TRAILING.test(last) || (/^[\u200C\u200D]$/.test(last) && !/^\p{M}$/u.test(before))

// Invisible characters that are part of the writing: the joiners of Indic scripts after a vowel sign or
// virama, and of Arabic, Syriac and Mongolian letters (Persian "می‌خواهم"); the parts of an emoji; the
// letters of a flag such as Scotland's.
const JOINED =
  /[\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}\p{sc=Java}\p{sc=Bali}\p{sc=Tirh}](?<=\p{M})[\u200C\u200D]|[\u200C\u200D](?<=[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Nkoo}]\p{Mn}*.)(?=[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Nkoo}])/gu
const EMOJI =
  /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}|[0-9#*]\uFE0F\u20E3|\p{ExtPict}[\uFE0E\uFE0F]?\p{EMod}?(?:\u200D\p{ExtPict}[\uFE0E\uFE0F]?\p{EMod}?)*/gu
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{DI}]/u

/** Whether a name contains invisible or unassigned characters that no script and no emoji needs. */
const hasHiddenCharacters = (name: string) =>
  HIDDEN.test(name.replace(EMOJI, '').replace(JOINED, ''))

/** Whether a word of the name mixes alphabets; different words may use different alphabets. */
const mixesScriptsInAWord = (name: string) => name.split(/[^\p{L}\p{M}\p{N}]+/u).some(mixesScripts)

/**
 * The name of a person, an organization or a thing: one line of text. Used for every name in a form.
 * @param missing the code of an empty name, in the messages under `validation`
 * @param long the code of a name longer than `most` characters
 */
export const nameSchema = (missing: string, long: string, most = 100) =>
  z
    .string({ error: missing })
    .meta({ maxLength: most }) // for forms generated from the schema
    .max(most * 100, long) // what surrounds the name is not counted, but has an end
    .transform(cleanName)
    .pipe(
      z
        .string()
        .min(1, missing)
        .refine((name) => textLength(name) <= most, { error: long, abort: true })
        .refine((name) => !hasHiddenCharacters(name), 'name-characters')
        .refine((name) => !mixesScriptsInAWord(name), 'name-alphabets'),
    )
