import { expect, test } from 'vitest'
import { pseudonymOf } from '@/lib/account-deletion/erase-traces'
import { askAnew, asking } from '@/lib/testing/next-request'
import { recordedNames } from './recorded-names'

const id = '01997c6e-3f4b-7c3a-9a4e-1f2d3c4b5509'

test.each([
  ['en', 'Deleted person 5509'],
  ['de', 'Gelöschte Person 5509'],
  ['ja', '削除されたユーザー 5509'],
])(
  'the name of a deleted person is shown in the language of the page: %s',
  async (locale, shown) => {
    askAnew()
    asking.headers.set('accept-language', locale)
    const nameOf = await recordedNames()
    expect(nameOf(pseudonymOf(id))).toBe(shown)
    expect(nameOf('Mia')).toBe('Mia')
  },
)
