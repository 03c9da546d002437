import fs from 'node:fs'
import path from 'node:path'
import { Failure } from '../scripts/lib/failure.mjs'
import { root } from '../scripts/lib/root.mjs'
import { importTs } from '../scripts/lib/run-ts.mjs'
import { numberOf } from './database.mjs'
import { fieldsOfForm, postForm, send } from './http.mjs'
import { cookieOf, orgOf, people, slugOf, smallOrg } from './seed.mjs'

const invitePath = (org) => `/orgs/${slugOf(org)}/people/invite`

/**
 * Invites a new address each time, with the form of the invite page. Alternates between organizations,
 * so that their owners stay below the limit of twenty invitations per person and minute.
 */
export const invite = {
  name: 'invite',
  title: 'Invite (POST)',
  status: 303,
  async prepare({ origin, signal }) {
    const page = getAs(smallOrg(0), invitePath(smallOrg(0)))
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
      return postForm(origin, invitePath(org), {
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

// Far more than one Node process can accept per second.
const perSecond = 1_000

/** Accepts a new invitation each time, with the button of its page, as the invited person. */
export const accept = {
  name: 'accept',
  title: 'Accept (POST)',
  status: 303,
  async prepare({ origin, signal, db, options }) {
    const { seconds, soak } = options
    const waiting = await seedInvitations(db, soak ? soak + 10 : perSecond * (2 * seconds + 5))
    const { person, token } = waiting.at(-1)
    const page = getAs(person, `/invitations/${token}`)
    const { text } = await send({ origin, signal }, page)
    const fields = fieldsOfForm(text, `>${labelOfButton()}<`)
    const next = () => {
      const { person, token } = takeFrom(waiting)
      return postForm(origin, `/invitations/${token}`, {
        cookie: cookieOf(person),
        fields: { ...fields, token },
      })
    }
    return { page, next }
  },
  written: (db) =>
    numberOf(
      db,
      `SELECT count(*) FROM "OrganizationInvitation" i
       JOIN "OrganizationUser" m ON m."organizationId" = i."organizationId" AND m."userId" = i."inviteeId"
       WHERE i.status = 'accepted'`,
    ),
}

function takeFrom(waiting) {
  const invitation = waiting.pop()
  if (!invitation) throw new Failure('The bench has no invitation left: give it fewer --seconds.')
  return invitation
}

// Everyone is invited in turn, each time to another small organization that they do not belong to.
const sql = `
  INSERT INTO "OrganizationInvitation" (id, guid, "organizationId", "inviteeIdentifier",
    "invitedById", role, "expiresAt", "modifiedAt")
  SELECT uuidv7(), gen_random_uuid(), o.id, 'person-' || n || '@bench.test',
    w."userId", 'member', now() + interval '7 days', now()
  FROM generate_series(0, $1::int - 1) i
  CROSS JOIN LATERAL (SELECT 1 + i % ${people} AS n, i / ${people} AS round) p
  JOIN "Organization" o ON o.slug = 'bench-' || ${orgOf('n + 1 + round')}
  JOIN "OrganizationOwner" w ON w."organizationId" = o.id
  RETURNING guid, version, "inviteeIdentifier"`

/** Creates invitations, and for each the token that the app itself would have emailed. */
async function seedInvitations(db, count) {
  const { invitationToken } = await importTs('lib/invitations/invitation-token.ts')
  const { rows } = await db.query(sql, [count])
  await db.query('ANALYZE "OrganizationInvitation"')
  return rows.map((row) => ({
    person: Number(/\d+/.exec(row.inviteeIdentifier)[0]),
    token: invitationToken(row),
  }))
}

const getAs = (person, path) => ({ method: 'GET', path, headers: { cookie: cookieOf(person) } })

function labelOfButton() {
  const messages = JSON.parse(fs.readFileSync(path.join(root, 'messages/en.json'), 'utf8'))
  return messages.invitation.accept
}
