import { expect, test } from 'vitest'
import { plainMessage } from './invitation'

test('keeps the lines and removes empty ones', () => {
  expect(plainMessage(' Hello Adam,\r\n\r\n\nsee you  soon\u2028Olive ')).toEqual([
    'Hello Adam,',
    'see you soon',
    'Olive',
  ])
})

test('turns links into plain text, as in names', () => {
  expect(plainMessage('Look: https://evil.example/now')).toEqual(['Look: evil. example/now'])
})

test.each(['', ' \n \u200b '])('is empty for %j', (message) => {
  expect(plainMessage(message)).toEqual([])
})

test("is complete at the form's limit, and truncated beyond it", () => {
  const whole = 'word '.repeat(400).trim()
  expect(plainMessage(whole)).toEqual([whole])
  const cut = plainMessage(`${whole} word`).join('\n')
  expect([...cut].length).toBe(2000)
  expect(cut.endsWith('…')).toBe(true)
})
