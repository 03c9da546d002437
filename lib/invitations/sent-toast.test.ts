import { expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { FormAction } from '@/lib/action/form-state'
import { defaultInvitations } from '@/lib/backends/default-invitations'
import { env } from '@/lib/env'
import { inviteAction, inviteInPlaceAction } from '@/lib/invitations/actions'
import { askAs, endOf } from '@/lib/testing/ask-as'
import { asking } from '@/lib/testing/next-request'
import { acme } from '@/lib/testing/people'

/** The toast after the invite form was sent with these addresses, and where it leads. */
async function send(action: FormAction, emails: (slug: string) => string) {
  const { olive, slug } = await acme()
  askAs(olive.token)
  asking.headers = new Headers({ origin: env.APP_URL, host: new URL(env.APP_URL).host })
  const form = new FormData()
  const fields = { org: slug, step: 'direct', email: emails(slug), role: 'member', locale: 'en' }
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  const answer = await action({}, form).catch(endOf)
  const kept = asking.jar.get('guildhall-flash')?.value.replaceAll(slug, 'acme')
  const toast = kept?.replace(/^[^|]*\|/, '')
  return { answer: typeof answer === 'string' ? answer.replaceAll(slug, 'acme') : answer, toast }
}

const one = (slug: string) => `Mia <mia@${slug}.test>`
const two = (slug: string) => `mia@${slug}.test, max@${slug}.test`

test.each([
  ['page', inviteAction, 'to /orgs/acme/people'],
  ['dialog', inviteInPlaceAction, { ok: true, data: null }],
])('the invite %s says who was invited, or how many', async (_, action, answer) => {
  expect(await send(action, one)).toEqual({ answer, toast: 'Invitation sent to mia@acme.test.' })
  expect(await send(action, two)).toEqual({ answer, toast: '2 invitations sent.' })
})

test('and, if people become members immediately, that they were added', async () => {
  const { backends, invitations } = config
  config.backends = { ...backends, invitations: [defaultInvitations] }
  config.invitations = defaultInvitations.name
  try {
    for (const action of [inviteAction, inviteInPlaceAction])
      expect(await send(action, one)).toMatchObject({ toast: 'Added and notified by email.' })
  } finally {
    Object.assign(config, { backends, invitations })
  }
})

test('a list to review has no toast', async () => {
  const { toast } = await send(inviteInPlaceAction, (slug) => `mia@${slug}.test, max`)
  expect(toast).toBeUndefined()
})
