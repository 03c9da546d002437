import { expect, test } from 'vitest'
import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { recordExport } from '@/lib/export/record-export'
import { inviteMany } from '@/lib/invitations/invite-many'
import { answering } from '@/lib/action/route-answer'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'

const attempts: Record<string, (ctx: OrgContext) => Promise<unknown>> = {
  'an export': (ctx) => recordExport(ctx, { type: 'member.exported' }, 'csv'),
  'a list of invitations': (ctx) =>
    inviteMany(ctx, {
      ...{ rows: [{ text: 'max', email: 'max@acme.test' }], role: 'member', message: undefined },
    }),
}

test.each(Object.entries(attempts))(
  '%s of an organization that was just deleted says that it no longer exists',
  async (_, attempt) => {
    const { slug, adam, id } = await acme()
    const ctx = await as(adam, slug)
    await db.organization.delete({ where: { id } })
    await expectRefusal('not-found', () => attempt(ctx))
  },
)

test('a person who follows a link to a missing file reads so; a program gets the code', async () => {
  const gone = answering(() => {
    throw new DomainError('not-found')
  })
  const ask = (accept: string) =>
    gone(new Request('http://localhost/', { headers: { accept } }), undefined)
  const read = await ask('text/html,*/*')
  expect(read.status).toBe(404)
  expect(read.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await read.text()).toContain('no longer exists')
  const program = await ask('*/*')
  expect([program.status, await program.json()]).toEqual([404, { error: 'not-found' }])
})
