import { numberOf } from './database.mjs'
import { fieldsOfForm, postForm } from './form.mjs'
import { send } from './http.mjs'
import { cookieOf, slugOf, smallOrg } from './people.mjs'

const pathOf = (org) => `/orgs/${slugOf(org)}/people/invite`

/**
 * Invites a new address each time, by the form of the invite page. The organizations take turns, so
 * that their owners stay below the twenty invitations that a person may send in a minute.
 */
export const invite = {
  name: 'invite',
  title: 'Invite (POST)',
  status: 303,
  async prepare({ origin, signal }) {
    const page = pageOf(smallOrg(0))
    const { text } = await send({ origin, signal }, page)
    const fields = fieldsOfForm(text, 'name="email"')
    let i = 0
    const next = () => {
      const org = smallOrg(i++)
      const typed = {
        org: slugOf(org),
        email: `guest-${i}@bench.test`,
        role: 'member',
        message: '',
      }
      return postForm(origin, pathOf(org), {
        cookie: cookieOf(org),
        fields: { ...fields, ...typed },
      })
    }
    return { page, next }
  },
  written: (db) =>
    numberOf(
      db,
      `SELECT count(*) FROM "OrganizationInvitation" WHERE "inviteeIdentifier" LIKE 'guest-%'`,
    ),
}

const pageOf = (org) => ({ method: 'GET', path: pathOf(org), headers: { cookie: cookieOf(org) } })
