import { expect, test } from 'vitest'
import { ownNames } from '@/lib/config/check-backends'
import { parseKind } from './kind-new-parse.mjs'

test.each([...ownNames])('a field named %s, which the server refuses, is not written', (name) => {
  expect(() => parseKind(['club', name])).toThrow('choose another')
})
