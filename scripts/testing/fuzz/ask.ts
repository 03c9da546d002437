import { unzipSync } from 'fflate'
import { changedRows, restoreRows, rowsOfZenith } from '@/scripts/testing/fuzz/rows'
import type { Server } from '@/scripts/testing/fuzz/server.mjs'
import type { Target } from '@/scripts/testing/fuzz/targets'
import { valueFor, type Blend, type Random } from '@/scripts/testing/fuzz/values'
import { forbiddenTexts, type Role, type World } from '@/scripts/testing/fuzz/world'

/** A request, and what is wrong with its response. */
export interface Finding {
  what: 'read' | 'changed' | 'failed'
  role: Role
  request: string
  detail: string
}

interface Asking {
  server: Server
  world: World
  random: Random
  /** The names of all fields of any form: every form is sent with all of them. */
  fields: string[]
}

/** Sends one request with a role, and checks the response, the rows and the log. */
export async function ask(asking: Asking, role: Role, target: Target, blend: Blend) {
  const { server, world } = asking
  const request =
    target.sort === 'action'
      ? post(asking, role, target, blend)
      : visit(asking, role, target, blend)
  const { path, shown = path, ...init } = request
  const person = world.people[role]
  const answer = await fetch(`${server.url}${path}`, {
    ...init,
    redirect: 'manual',
    headers: {
      origin: server.url,
      ...(person && { cookie: `next-auth.session-token=${person.token}` }),
      ...init.headers,
    },
  })
  const text = await textOf(answer)
  const findings: Finding[] = []
  const find = (what: Finding['what'], detail: string) =>
    findings.push({ what, role, request: `${init.method} ${shown}`.slice(0, 600), detail })
  const leaked = forbiddenTexts(world, role).filter((secret) => text.includes(secret))
  if (leaked.length > 0 && !isOwnLink(world, path)) find('read', leaked.join(' '))
  if (answer.status >= 500) find('failed', `${answer.status} ${text.slice(0, 200)}`)
  const changed = await changedRows()
  // Staff may change anyone's rows.
  const theirs = role === 'staff' ? [] : rowsOfZenith(world, changed)
  if (theirs.length > 0) find('changed', JSON.stringify(theirs).slice(0, 800))
  await restoreRows(changed)
  const errors = server
    .logged()
    .split('\n')
    .filter((line) => line && !line.includes('"level":"warn"'))
  if (errors.length > 0) find('failed', errors.join('\n').slice(0, 800))
  return { findings, status: answer.status, isDone: isDone(answer, text) }
}

// Anyone with a link sees what it is for: the organization's name and the inviter.
const isOwnLink = ({ acme, zenith }: World, path: string) =>
  [...acme.links, ...zenith.links].some((link) => path.includes(`/${link.path}/${link.token}`))

const isDone = ({ status, headers }: Response, text: string) =>
  status === 303 ||
  headers.has('x-action-redirect') ||
  /guildhall-flash=\w/.test(headers.get('set-cookie') ?? '') ||
  text.includes('"ok":true')

/** Returns a response as text: its headers, and the content of compressed files too. */
async function textOf(answer: Response) {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const decoder = new TextDecoder()
  const files = bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)) : [bytes]
  return [JSON.stringify([...answer.headers]), ...files.map((file) => decoder.decode(file))].join(
    '\n',
  )
}

interface Sent {
  method: string
  path: string
  shown?: string
  headers?: Record<string, string>
  body?: FormData | string
}

const params = [
  'q',
  'cursor',
  'sort',
  'status',
  'person',
  'kind',
  'from',
  'to',
  'format',
  'next',
  'list',
]

function visit({ world, random }: Asking, role: Role, { sort, path }: Target, blend: Blend): Sent {
  const { pick, number, shuffled } = random
  const asked = { world, role, random, blend }
  const search = new URLSearchParams()
  if (blend !== 'own')
    for (const name of shuffled(params).slice(0, Math.floor(number() * 4)))
      search.append(name, textFor(name, asked))
  const method = sort === 'page' ? 'GET' : pick(['GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE'])
  const isFlight = sort === 'page' && number() < 0.3
  if (isFlight) search.append('_rsc', '')
  const query = search.size > 0 ? `?${search}` : ''
  return {
    method,
    path: `${addressIn(path, asked)}${query}`,
    ...(isFlight && { headers: { rsc: '1' } }),
    ...(method !== 'GET' && { body: JSON.stringify({ organizationId: world.zenith.id }) }),
  }
}

type Asked = Parameters<typeof valueFor>[1]

const textFor = (name: string, asked: Asked) => {
  const value = valueFor(name, asked)
  return typeof value === 'string' ? value.replaceAll('\ud800', '') : value.name
}

const addressIn = (path: string, asked: Asked) =>
  path.replace(/\[(?:\.{3})?(\w+)\]/g, (_, name: string) =>
    // An empty segment, or a dot, leads to another path.
    encodeURIComponent(textFor(name, asked)).replace(/^\.*$/, 'nothing'),
  )

function post(
  { world, random, fields }: Asking,
  role: Role,
  { path, id, name }: Extract<Target, { sort: 'action' }>,
  blend: Blend,
): Sent {
  const asked = { world, role, random, blend, action: name }
  const values = fields.map((field) => [field, valueFor(field, asked)] as const)
  // As React sends it with JavaScript, or as the browser does without.
  const isForm = random.number() < 0.2
  const body = new FormData()
  for (const [field, value] of values) body.append(isForm ? field : `_1_${field}`, value)
  body.append(isForm ? `$ACTION_ID_${id}` : '0', isForm ? '' : '["$K1"]')
  return {
    method: 'POST',
    path: addressIn(path, asked),
    shown: `${name} ${path} ${JSON.stringify(Object.fromEntries(values.filter(([, value]) => typeof value === 'string' && value.length < 100)))}`,
    body,
    ...(!isForm && { headers: { 'next-action': id } }),
  }
}
