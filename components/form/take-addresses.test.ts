import { expect, test } from 'vitest'
import { MOST_DIRECT } from '@/lib/invitations/list-row'
import { joined, takeAddresses } from './take-addresses'

const [mia, max] = ['mia@acme.test', 'max@acme.test']
const many = Array.from({ length: MOST_DIRECT }, (_, n) => `person.${n}@acme.test`)
const take = (text: string, chips: string[] = [], isWhole?: boolean) =>
  takeAddresses({ chips, text }, isWhole)

test.each<[string, string, string[]]>([
  ['followed by a comma', `${mia},`, [mia]],
  ['followed by a space', `${mia} `, [mia]],
  ['with display names', `Mia <${mia}>; "Member, Max" <${max}>`, [mia, max]],
  ['one per line', `${mia}\n${max}\n\n`, [mia, max]],
  ['one twice', `${mia}, ${mia.toUpperCase()}`, [mia.toUpperCase()]],
  ['an invalid one among them', `${mia} nobody@ `, [mia, 'nobody@']],
  ['exactly the maximum number', many.join(), many],
  ['an entry without an address', `${mia}, ${max}, carol`, [mia, max, 'carol']],
  ['a name without an address', `Mia Member, ${mia}, Bob Jones `, [mia, 'Bob Jones']],
  ['with names in front', `Mia Member, ${mia}, Max, ${max}`, [mia, max]],
  ['a table without headings', `${mia},Mia\n${max},Max`, [mia, max]],
])('addresses are taken from the text: %s', (_, text, chips) => {
  expect(take(text)).toEqual({ chips, text: '' })
})

test.each([
  ['nothing', ''],
  ['an unfinished address', 'mia@ac'],
  ['a display name first', 'Mia Member, '],
  ['a table with headers', `Name;Email;Recovery\nMia;${mia};${max}`],
  ['a line without an address', `Hi team, please:\n${mia}, ${max}`],
  ['too many', [...many, mia].join('\n')],
  ['too many with an entry without an address', [...many, 'carol'].join()],
])('the text stays as it is for %s', (_, text) => {
  expect(take(text)).toEqual({ chips: [], text })
})

test('a pasted address is taken immediately', () => {
  expect(take(mia)).toEqual({ chips: [], text: mia })
  expect(take(mia, [], true)).toEqual({ chips: [mia], text: '' })
})

test('new addresses are added to the existing ones, and nothing is lost if there are too many', () => {
  expect(take(`${max} `, [mia])).toEqual({ chips: [mia, max], text: '' })
  const over = take(`${mia} `, many)
  expect(over.chips).toEqual([])
  expect(over.text.trim().split('\n')).toEqual([...many, `${mia} `.trim()])
  expect(joined({ chips: [mia], text: ' ' })).toBe(mia)
})
