import { expect, test } from 'vitest'
import { emailSchema } from '@/lib/accounts/email-address'

test.each([
  'mia@acme.test',
  'Mia Member <mia@acme.test>',
  '"Member, Mia" <MIA@acme.test>;',
  'mia@acme.test <mia@acme.test>',
  '<mia@acme.test>',
  'mailto:mia@acme.test',
  'MAILTO:mia@acme.test?subject=Hello',
  ' mia@acme.test; ',
  'mia@acme.test,',
  'mia@acme.test.',
  'Mia ＜mia＠acme.test＞',
])('a field for one address accepts %j', (typed) => {
  expect(emailSchema.parse(typed)).toBe('mia@acme.test')
})

test.each([
  'mia smith@acme.test',
  'mia@acme.test max@acme.test',
  'Mia <mia@acme.test> Max <max@acme.test>',
  'max@acme.test <mia@acme.test>',
  'mailto:mia@acme.test,max@acme.test',
  'mailto:mia@acme.test?cc=max@acme.test',
  'Mia <mia>',
  '<>',
  'mailto:',
])('a field for one address refuses %j instead of guessing', (typed) => {
  expect(emailSchema.safeParse(typed).error?.issues[0]?.message).toBe('email-invalid')
})
