import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyPage } from '@/e2e/support/every-page'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { joinLinkToken } from '@/lib/join-links/find-join-link'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as } from '@/lib/testing/people'
import { sam } from '@/lib/testing/staff'
import { builtApp, startServer, type Server } from '@/scripts/testing/fuzz/server.mjs'
import { visitor } from '@/scripts/testing/visitor'

// A server with the brand of docs/theming.md: Fern, whose organizations are workspaces.
let fern: Server
beforeAll(async () => {
  fern = await startServer(await builtApp(), { GUILDHALL_TEST_FERN: '1' })
}, 600_000)
afterAll(() => fern?.stop())

// The word in texts, but not in code names and URLs.
const word = /(?<![\w/.:?&={-])organi[sz]ations?(?![\w/.:="'&?}\\-])/gi

// The texts themselves are checked in every language by lib/i18n/words.test.ts.
test('no page says "organization" if the kind is named "workspace"', async () => {
  const { people, fill } = await world()
  for (const [who, person] of Object.entries(people))
    for (const path of Object.values(everyPage)
      .flatMap((page) => page[who as keyof typeof people] ?? [])
      .map(fill)) {
      const answer = await visitor(fern.url, person ?? undefined).ask(path)
      expect(answer.status, path).toBeLessThan(500)
      const html = await answer.text()
      const said = [...html.matchAll(word)].map(({ index }) =>
        html.slice(Math.max(0, index - 40), index + 40),
      )
      expect.soft(said, `${path} as ${who}`).toEqual([])
    }
})

/** A workspace with at least one of everything, its viewers, and a function that fills in its ids. */
async function world() {
  const { id, slug, olive, adam, mia, max, zoe } = await acme()
  const invited = `invited.${slug}@acme.test`
  const { token: invitation } = await invite(await as(adam, slug), invited)
  const waiting = `waiting.${slug}@acme.test`
  await signUp({ name: 'Second', slug: `${slug}-second`, email: waiting })
  await drainOutbox()
  const joinLink = await db.joinLink.create({
    data: { organizationId: id, label: 'Sales', createdById: olive.id },
  })
  const user = await db.user.findUniqueOrThrow({ where: { id: zoe.id } })
  const values: Record<string, string> = {
    ...{ ':slug': slug, ':org': id, ':olive': olive.id, ':max': max.id, ':mail': invited },
    ':activate': `/activate/${(await mailTo(waiting)).token}`,
    ':invitation': `/invitations/${invitation}`,
    ':join': `/join/${joinLinkToken(joinLink)}`,
    ':login': `/login/${userToken('sign-in', user as never)}`,
    ':reset': `/reset-password/${userToken('reset', user as never)}`,
  }
  // This process does not know the kind.
  await db.organization.update({ where: { id }, data: { kind: 'workspace' } })
  return {
    people: {
      nobody: null,
      owner: olive,
      admin: adam,
      member: mia,
      stranger: zoe,
      staff: await sam(),
    },
    fill: (path: string) => path.replace(/:[a-z]+/g, (name) => values[name] ?? name),
  }
}
