import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { viewSignIn } from '@/lib/invitations/invitation-view'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'

test('a sign-in that leads to an open invitation shows its address and organization', async () => {
  const org = await acme()
  const { id, email, token } = await invite(await as(org.adam, org.slug), org.zoe.email)
  const path = `/invitations/${token}`
  expect(await viewSignIn(path)).toEqual({ address: email, organization: org.name })
  for (const elsewhere of ['/', `/orgs/${org.slug}`, `${path}x`, `${path}/x`, '/invitations/'])
    expect(await viewSignIn(elsewhere), elsewhere).toBeNull()
  await db.organizationInvitation.update({ where: { id }, data: { status: 'revoked' } })
  expect(await viewSignIn(path)).toBeNull()
})
