import { expect, test } from 'vitest'
import { personNameSchema } from '@/lib/accounts/sign-in/schema'
import { inviteMemberSchema } from '@/lib/invitations/schema'
import { organizationNameSchema } from '@/lib/organizations/schema'
import { textLength } from '@/lib/text/text-length'

test('counts an emoji, a composed letter and a line break as one character each, and ignores surrounding space', () => {
  expect(textLength(' 🙂e\u0301\r\n\u00e9 ')).toBe(4)
})

const invited = (message: string) =>
  inviteMemberSchema.safeParse({ email: 'mia@acme.test', role: 'member', message })

test.each<[string, number, (text: string) => { success: boolean; data?: unknown }]>([
  ["an organization's name", 100, (text) => organizationNameSchema.safeParse(text)],
  ["a person's name", 100, (text) => personNameSchema.safeParse(text)],
  ['a message', 2000, invited],
])('%s of up to %i characters is accepted, and a longer one is refused', (_, limit, check) => {
  const whole = 'ä' + '😀'.repeat(limit - 1)
  expect(JSON.stringify(check(whole).data)).toContain(whole)
  expect(check(`${whole}x`).success).toBe(false)
})
