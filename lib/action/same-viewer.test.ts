import { afterEach, expect, test } from 'vitest'
import { scheduleDeletionAction } from '@/lib/account-deletion/actions'
import { updateProfileAction } from '@/lib/accounts/profile/actions'
import { activatePersonAction } from '@/lib/admin/actions'
import { db } from '@/lib/db'
import { changeRoleAction } from '@/lib/members/actions'
import { askAnew } from '@/lib/testing/next-request'
import { acme, type Person } from '@/lib/testing/people'
import { postForm } from '@/lib/testing/post-form'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import messages from '@/messages/en.json'

afterEach(askAnew)

const refused = { error: messages.errors['other-account'] }
const rename = (who: Person, viewer: Person) =>
  postForm(who, updateProfileAction, { name: 'Mia Müller', viewer: viewer.id })

test('what Mia’s page posts is not done as Zoe, who signed in in another tab', async () => {
  const { mia, zoe } = await acme()
  expect(await nothingChanges(() => rename(zoe, mia))).toMatchObject(refused)
  expect(await rename(mia, mia)).toMatchObject({ ok: true })
  expect(await db.user.findUnique({ where: { id: mia.id } })).toMatchObject({ name: 'Mia Müller' })
})

test('nor is an account deleted but the one that the page names', async () => {
  const { mia, zoe } = await acme()
  const end = (who: Person) => postForm(who, scheduleDeletionAction, { viewer: mia.id })
  expect(await nothingChanges(() => end(zoe))).toMatchObject(refused)
  await end(mia)
  expect((await db.user.findUnique({ where: { id: mia.id } }))?.deletesAt).toBeTruthy()
})

test('nor in an organization, whether or not Zoe may there', async () => {
  const { slug, olive, adam, max, zoe } = await acme()
  const promote = { org: slug, userId: max.id, role: 'admin', viewer: olive.id }
  for (const who of [adam, zoe])
    expect(await nothingChanges(() => postForm(who, changeRoleAction, promote))).toMatchObject(
      refused,
    )
  expect(await postForm(olive, changeRoleAction, promote)).toMatchObject({ ok: true })
})

test('nor in the back office', async () => {
  const [one, other] = [await sam(), await sam('Olga')]
  const { mia } = await acme()
  const fields = { userId: mia.id, viewer: one.id }
  expect(await nothingChanges(() => postForm(other, activatePersonAction, fields))).toMatchObject(
    refused,
  )
})
