import fs from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { disconnect, pool } from '@/lib/db'
import { acme } from '@/lib/testing/people'
import { startServer } from '../../testing/fuzz/server.mjs'
import { actionsOf } from '../../testing/fuzz/targets'
import { hiddenFields } from '../../testing/visitor.ts'
import { checkedOut, copyCheckout } from '../checkout-copy.mjs'
import { freePort } from '../ports.mjs'
import { figure, isFull } from './figures.mjs'

const builds = ['older', 'newer']
/** An action that the other build does not have. */
const own = { older: 'chooseLanguageAction', newer: 'pickLanguageAction' }
let copy, port, sent, server
const dirOf = (build) => path.join(copy.folder, `.next-${build}`)

// Two production builds take minutes: only npm run test:chaos makes them.
describe.runIf(isFull)('F11: two builds at one address, one after the other', () => {
  beforeAll(async () => {
    copy = copyCheckout('two-builds')
    port = await freePort()
    sent = { forms: 0, refused: 0 }
    for (const build of builds) {
      if (build === 'newer') changeSources()
      await copy.node(['scripts/build.mjs'], {
        ...{ AUTH_SECRET: process.env.AUTH_SECRET, GUILDHALL_BUILD_DIR: `.next-${build}` },
        ...{ NODE_ENV: 'production', VITEST: '' },
      })
    }
  }, 900_000)
  afterEach(() => server?.stop())
  afterAll(async () => {
    figure(
      'F11',
      `two builds served one after the other, in both orders: ${sent.forms} forms of the other build ` +
        `done, ${sent.refused} for an action that is gone said to be out of date`,
    )
    copy?.remove()
    await disconnect()
  })

  test.each([
    ['older', 'newer'],
    ['newer', 'older'],
  ])(
    'what a page of the %s build sends to the %s one is done, or said to be out of date',
    async (first, second) => {
      const { olive } = await acme()
      const cookie = `next-auth.session-token=${olive.token}`
      const headers = { cookie, origin: `http://localhost:${port}` }
      server = await startServer(dirOf(first), { port })
      const account = await (await fetch(`${server.url}/account`, { headers })).text()
      await server.stop()
      server = await startServer(dirOf(second), { port })

      // Without JavaScript: the fields of the page's form.
      const form = new FormData()
      for (const [name, value] of hiddenFields(account, ['name', 'locale']))
        form.append(name, value)
      form.set('name', `Olive from ${first}`)
      form.set('locale', '')
      await fetch(`${server.url}/account`, { method: 'POST', headers, body: form })
      expect(await nameOf(olive)).toBe(`Olive from ${first}`)

      // With JavaScript: the name of the page's action.
      const call = (id, name) => {
        const body = new FormData()
        for (const [field, value] of Object.entries({ name, locale: '' }))
          body.append(`_1_${field}`, value)
        body.append('0', '["$K1"]')
        return fetch(`${server.url}/account`, {
          ...{ method: 'POST', body, headers: { ...headers, 'next-action': id } },
        })
      }
      const { id } = actionsOf(dirOf(first)).find((each) => each.name === 'updateProfileAction')
      expect((await call(id, `Olive of ${first}`)).status).toBe(200)
      expect(await nameOf(olive)).toBe(`Olive of ${first}`)

      // An action that only the other build has.
      const gone = actionsOf(dirOf(first)).find((each) => each.name === own[first])
      const refused = await call(gone.id, 'Nobody')
      expect([refused.status, refused.headers.get('x-nextjs-action-not-found')]).toEqual([409, '1'])
      expect(await nameOf(olive)).toBe(`Olive of ${first}`)
      expect(server.logged()).not.toContain('"level":"error"')
      sent.forms += 2
      sent.refused += 1
    },
    120_000,
  )
})

const nameOf = async ({ id }) =>
  (await pool().query(`SELECT name FROM "User" WHERE id = $1`, [id])).rows[0].name

/** Another version: an action has another name, and a label another text. */
function changeSources() {
  for (const file of checkedOut.filter((each) => /^(app|components|lib)\/.*\.tsx?$/.test(each)))
    edit(file, own.older, own.newer)
  edit('messages/en.json', '"Full name"', '"Name"')
}

function edit(file, from, to) {
  const target = path.join(copy.folder, file)
  const text = fs.readFileSync(target, 'utf8')
  if (text.includes(from)) fs.writeFileSync(target, text.replaceAll(from, to))
}
