import { expect, test } from 'vitest'
import { MOST_DIRECT } from '@/lib/invitations/list-row'
import { joined, takeAddresses } from './take-addresses'

const [mia, max] = ['mia@acme.test', 'max@acme.test']
const many = Array.from({ length: MOST_DIRECT }, (_, n) => `person.${n}@acme.test`)
const take = (text: string, chips: string[] = [], isWhole?: boolean) =>
  takeAddresses({ chips, text }, isWhole)

test.each<[string, string, string[]]>([
  ['a comma behind it', `${mia},`, [mia]],
  ['a blank behind it', `${mia} `, [mia]],
  ['names around them', `Mia <${mia}>; "Member, Max" <${max}>`, [mia, max]],
  ['one a line', `${mia}\n${max}\n\n`, [mia, max]],
  ['one twice', `${mia}, ${mia.toUpperCase()}`, [mia.toUpperCase()]],
  ['one that is none among them', `${mia} nobody@ `, [mia, 'nobody@']],
  ['as many as there may be', many.join(), many],
])('addresses are taken out of the text: %s', (_, text, chips) => {
  expect(take(text)).toEqual({ chips, text: '' })
})

test.each([
  ['nothing', ''],
  ['an address that is being typed', 'mia@ac'],
  ['a name before one', 'Mia Member, '],
  ['a table with headings', `Name;Email;Recovery\nMia;${mia};${max}`],
  ['a line without an address', `Hi team, please:\n${mia}, ${max}`],
  ['too many', [...many, mia].join('\n')],
])('the text stays as it is: %s', (_, text) => {
  expect(take(text)).toEqual({ chips: [], text })
})

test('an address that was pasted is taken at once', () => {
  expect(take(mia)).toEqual({ chips: [], text: mia })
  expect(take(mia, [], true)).toEqual({ chips: [mia], text: '' })
})

test('addresses join those that are there, and nothing is lost when there are too many', () => {
  expect(take(`${max} `, [mia])).toEqual({ chips: [mia, max], text: '' })
  const over = take(`${mia} `, many)
  expect(over.chips).toEqual([])
  expect(over.text.trim().split('\n')).toEqual([...many, `${mia} `.trim()])
  expect(joined({ chips: [mia], text: ' ' })).toBe(mia)
})
