import { createHmac } from 'node:crypto'
import path from 'node:path'
import { localSecret } from '../scripts/lib/data-folder.mjs'
import { installPackages } from '../scripts/lib/install.mjs'
import { root } from '../scripts/lib/root.mjs'
import { connect, numberOf } from './database.mjs'
import { serve } from './serve.mjs'
import { organizations, orgOf, people, smallOrg, tokenOf } from './seed.mjs'

const cwd = path.join(root, 'bench/better-auth')

/** The same two posts to better-auth with its organization plugin, on the same PostgreSQL. */
export const betterAuthTargets = [
  post('invite', 'invite-member', {
    body: (i) => ({
      organizationId: String(smallOrg(i)),
      email: `guest-${i}@bench.test`,
      role: 'member',
    }),
    person: smallOrg, // organization n is owned by person n
    written: `SELECT count(*) FROM invitation WHERE email LIKE 'guest-%'`,
  }),
  post('accept', 'accept-invitation', {
    body: (i) => ({ invitationId: String(i) }),
    person: (i) => 1 + (i % people),
    written: `SELECT count(*) FROM invitation WHERE status = 'accepted'`,
    seed: invitations,
  }),
]

/** Installs better-auth, starts it on a database of its own, and fills that as ours is filled. */
export async function startBetterAuth({ life, progress, signal, db, url, settings }) {
  await installPackages({ progress, signal }, cwd)
  await db.query('CREATE DATABASE better_auth')
  const own = Object.assign(new URL(url), { pathname: '/better_auth' }).href
  const secret = localSecret(settings.dataDir)
  const site = await serve(life, (port) => ({
    args: ['server.mjs'],
    cwd,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: own,
      PORT: port,
      BETTER_AUTH_SECRET: secret,
      BETTER_AUTH_URL: `http://localhost:${port}`,
    },
  }))
  const siteDb = await connect(own)
  life.onClose(() => siteDb.end())
  await siteDb.query(everybody)
  return { ...site, siteDb, secret }
}

function post(name, action, { body, person, written, seed }) {
  return {
    name: `better-auth-${name}`,
    title: `better-auth: ${name} (POST)`,
    site: 'better-auth',
    status: 200,
    written: (db) => numberOf(db, written),
    async prepare({ origin, secret, siteDb, options }) {
      // More than one process of Node can accept in a second, by far.
      if (seed) await siteDb.query(seed(1_000 * (3 * options.seconds + 5)))
      let i = 0
      const next = () => ({
        method: 'POST',
        path: `/api/auth/organization/${action}`,
        headers: {
          cookie: cookieOf(person(i), secret),
          origin,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body(i++)),
      })
      return { next }
    },
  }
}

function cookieOf(person, secret) {
  const token = tokenOf(person)
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

const everybody = `
  INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    SELECT n, 'Person ' || n, 'person-' || n || '@bench.test', true, now(), now()
    FROM generate_series(1, ${people}) n;
  INSERT INTO session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
    SELECT n, '${tokenOf('')}' || n, n, now() + interval '7 days', now(), now()
    FROM generate_series(1, ${people}) n;
  INSERT INTO organization (id, name, slug, "createdAt")
    SELECT n, 'Organization ' || n, 'bench-' || n, now() FROM generate_series(1, ${organizations}) n;
  INSERT INTO member (id, "organizationId", "userId", role, "createdAt")
    SELECT n, CASE WHEN n > ${organizations} THEN ${orgOf('n')} ELSE n END, n,
      CASE WHEN n > ${organizations} THEN 'member' ELSE 'owner' END, now()
    FROM generate_series(1, ${people}) n;
  ANALYZE`

// Everybody is invited in turn, each time to another organization that they are not in.
function invitations(count) {
  return `
    INSERT INTO invitation (id, "organizationId", email, role, status, "expiresAt", "createdAt", "inviterId")
      SELECT i, ${orgOf('n + 1 + round')}, 'person-' || n || '@bench.test', 'member', 'pending',
        now() + interval '2 days', now(), ${orgOf('n + 1 + round')}
      FROM generate_series(0, ${count - 1}) i
      CROSS JOIN LATERAL (SELECT 1 + i % ${people} AS n, i / ${people} AS round) p;
    ANALYZE invitation`
}
