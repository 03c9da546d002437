import { expect, test } from 'vitest'
import { firstParam } from '@/lib/lists/search-params'
import { storableText } from '@/lib/text/storable-text'

test.each([
  ['Ac\u0000me', 'Acme'],
  ['\u0000', ''],
  ['cut \ud83d', 'cut '],
  ['\ude00 cut', ' cut'],
  ['\ud83d\ud83d\ude00', '\ud83d\ude00'],
  ['Müller 👩‍👧 東京', 'Müller 👩‍👧 東京'],
  ['\t\n', '\t\n'],
])('removes what cannot be stored: %j', (text, expected) => {
  expect(storableText(text)).toBe(expected)
})

test("a URL's query never reaches a statement with a NUL", () => {
  expect(firstParam('Mi\u0000a')).toBe('Mia')
  expect(firstParam(['\u0000', 'b'])).toBeUndefined()
})
