import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Org, Role, World } from '@/scripts/testing/fuzz/world'

/** Random numbers that a seed repeats (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed
  const number = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(number() * list.length)]!
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((each) => [number(), each] as const)
      .sort(([a], [b]) => a - b)
      .map(([, each]) => each)
  return { number, pick, shuffled }
}
export type Random = ReturnType<typeof randomFrom>

/** Whose value is used: Acme's, Zenith's, one of another type, nobody's, or a hostile one. */
const sorts = ['own', 'own', 'own', 'foreign', 'foreign', 'foreign', 'other', 'nobody', 'hostile']

/**
 * How a request is composed: entirely of one's own values, like a page would send it; of one's own
 * organization and foreign ids; entirely of foreign values; or of anything.
 */
export const blends = ['own', 'foreign ids', 'foreign', 'anything'] as const
export type Blend = (typeof blends)[number]

const sortFor = (blend: Blend, name: string, { pick }: Random) => {
  if (blend === 'anything') return pick(sorts)
  if (blend === 'foreign ids') return name === 'org' || name === 'slug' ? 'own' : 'foreign'
  return blend
}

const hostile = [
  `' OR 1=1 --`,
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '%00',
  '%ff%fe',
  '{"$ne":null}',
  '[object Object]',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '-1',
  '1e309',
  '9'.repeat(40),
  '',
  ' ',
  '\r\nSet-Cookie: a=b',
  '//evil.test',
  'a'.repeat(3000),
  '🙂'.repeat(50),
  '\u202e\u200b',
  '00000000-0000-0000-0000-000000000000',
]

/** The tables whose ids belong in fields and parameters, by name. */
const tables: Record<string, string> = {
  userId: 'User',
  userIds: 'User',
  toId: 'User',
  person: 'User',
  organizationId: 'Organization',
  sessionId: 'Session',
  invitationId: 'OrganizationInvitation',
  domainId: 'OrganizationDomain',
  linkId: 'JoinLink',
  requestId: 'JoinRequest',
  mailId: 'mail',
}

let count = 0

/** The content of form fields, by name, where arbitrary text would be refused. */
const texts: Record<string, (random: Random, world: World) => string | File> = {
  email: ({ pick }, { acme, zenith }) =>
    pick([`new.${++count}@fuzz.test`, acme.people[1].email, zenith.people[0].email]),
  password: () => 'fuzz correct donkey battery nine',
  confirmPassword: () => 'fuzz correct donkey battery nine',
  currentPassword: () => 'fuzz horse battery staple nine',
  role: ({ pick }) => pick(['member', 'member', 'admin', 'owner']),
  confirmation: ({ pick }, { acme }) => pick([acme.name, acme.people[1].email]),
  locale: ({ pick }) => pick(['de', 'ja', 'en-GB']),
  theme: ({ pick }) => pick(['dark', 'light']),
  days: ({ pick }) => pick(['7', 'never']),
  maxUses: () => '5',
  needsApproval: ({ pick }) => pick(['true', '']),
  domains: () => 'fuzz.test',
  domain: () => `fuzz-${++count}.test`,
  policy: ({ pick }) => pick(['join', 'ask', 'nothing']),
  kind: ({ pick }) => pick(['organization', 'vendor']),
  next: () => '/orgs',
  price: () => '100',
  step: ({ pick }) => pick(['direct', 'review', 'send']),
  rows: () => JSON.stringify([{ text: 'a', email: `new.${++count}@fuzz.test` }]),
  addresses: () => `new.${++count}@fuzz.test`,
  file: () => new File([`email\nnew.${++count}@fuzz.test`], 'list.csv'),
  picture: () => new File([picture], 'picture.png', { type: 'image/png' }),
  // In the URLs of lists.
  q: ({ pick }) => pick(['z', 'xq', 'e', '%', '_']),
  sort: ({ pick }) => pick(['name', '-name', 'email', 'joined', 'role']),
  status: ({ pick }) => pick(['pending', 'accepted', 'expired', 'revoked']),
  from: () => '2026-01-01',
  to: () => '2027-01-01',
  format: ({ pick }) => pick(['csv', 'json']),
  list: ({ pick }) => pick(['people', 'organizations', 'owners', 'memberships', 'invitations']),
}

const picture = new Uint8Array(
  await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toBuffer(),
)

/** Who sends the request, and how it is composed. */
interface Asked {
  world: World
  role: Role
  random: Random
  /** The action's name, if it is one: a link is not passed to the action it is for. */
  action?: string
  blend: Blend
}

/** Returns a value for the field or parameter with this name. */
export function valueFor(name: string, asked: Asked): string | File {
  const { world, random, blend } = asked
  const { pick, number } = random
  const sort = sortFor(blend, name, random)
  if (sort === 'hostile') return pick(hostile)
  const org = sort === 'foreign' ? world.zenith : world.acme
  if (name === 'org' || name === 'slug') return slug(name, org, sort, asked)
  if (name === 'token') return token(org, asked)
  if (name === 'name' && number() < 0.3 && blend !== 'own') return `${'ab12'.repeat(8)}-64.webp`
  if (name === 'cursor') return cursor(org, asked)
  const table = tables[name] ?? (/Ids?$/.test(name) ? tableNamed(name, org) : undefined)
  if (table) return id(name, table, org, sort, asked)
  return texts[name]?.(random, world) ?? `Fuzz ${name} ${++count}`
}

function slug(name: string, org: Org, sort: string, asked: Asked) {
  const { role, blend, action } = asked
  const { pick, number } = asked.random
  if (sort === 'nobody' || (name === 'slug' && action && number() < 0.5)) return `fuzz-${++count}`
  if (sort === 'other') return pick([org.former, `${org.slug}-deleted`, 'admin'])
  return role === 'stranger' && blend !== 'foreign' ? 'fuzz-home' : org.slug
}

function token({ links }: Org, { random: { pick, number }, action, blend }: Asked) {
  const fitting = links.filter(({ opens }) => !action || !opens.includes(action))
  const { token } = pick(fitting)
  return number() < 0.3 && blend === 'anything' ? token.slice(0, -2) + 'AA' : token
}

const cursor = ({ ids }: Org, { random: { pick } }: Asked) =>
  pick([
    Buffer.from(JSON.stringify(['name', 'a', ids.User![0]])).toString('base64url'),
    ids.OrganizationUser![0]!,
    'bm90aGluZw',
  ])

const tableNamed = (name: string, { ids }: Org) => {
  const base = name.replace(/Ids?$/, '').toLowerCase()
  return Object.keys(ids).find((table) => table.toLowerCase().endsWith(base)) ?? 'Organization'
}

function id(name: string, table: string, { ids }: Org, sort: string, { random, world }: Asked) {
  const { pick, number } = random
  const from = sort === 'other' ? Object.values(world.zenith.ids).flat() : ids[table]
  const found = sort === 'nobody' || !from?.length ? randomUUID() : pick(from)
  return /Ids$/.test(name) && number() < 0.5
    ? `${found},${pick(world.acme.ids.User!)},${pick(world.zenith.ids.User!)}`
    : found
}
