import { execFile, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { commitAll, createNextApp, withPrisma } from './add-to/testing.mjs'
import { freePort } from './ports.mjs'
import { root } from './root.mjs'

const run = promisify(execFile)
const password = 'guildhall-demo-people'
// Like a machine without any settings: with its own database and mailbox.
const unset = { DATABASE_URL: '', DIRECT_URL: '', AUTH_SECRET: '', APP_URL: '', MAIL: '' }
const env = { ...process.env, ...unset, NODE_ENV: '', SEED_DEMO: '0', GUILDHALL_POSTGRES_FAST: '1' }

let folder
let server
/** Writes an app inside the project's test data, because the link to node_modules must not lead out. */
function makeApp(files) {
  fs.mkdirSync(path.join(root, '.test'), { recursive: true })
  folder = fs.mkdtempSync(path.join(root, '.test/add-to-'))
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    fs.writeFileSync(path.join(folder, file), text)
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  commitAll(folder)
}

/** Installs the TypeScript of create-next-app, which is older than the project's. */
async function useTypeScript5() {
  const packages = path.join(folder, 'node_modules')
  fs.rmSync(packages)
  fs.mkdirSync(packages)
  for (const name of fs.readdirSync(path.join(root, 'node_modules')))
    if (name !== 'typescript')
      fs.symlinkSync(path.join(root, 'node_modules', name), path.join(packages, name))
  const place = path.join(packages, '.typescript')
  const shell = process.platform === 'win32'
  await run('npm', ['install', '--prefix', place, 'typescript@5.9.3'], { shell })
  fs.renameSync(path.join(place, 'node_modules/typescript'), path.join(packages, 'typescript'))
}

afterEach(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGINT')
    await new Promise((done) => server.once('exit', done))
  }
  server = undefined
  fs.rmSync(folder, { recursive: true, force: true })
})

const inApp = (...args) =>
  run(process.execPath, args, { cwd: folder, env, maxBuffer: 1e8 }).catch(({ stdout, stderr }) => {
    throw new Error(`${args.join(' ')}\n${stdout}\n${stderr}`)
  })

const addTo = () => inApp(path.join(root, 'scripts/add-to.mjs'), folder)

/** Builds and starts the app. @returns its URL */
async function start() {
  // Next would not look for the linked node_modules outside of a repository.
  fs.rmSync(path.join(folder, '.git'), { recursive: true })
  const port = await freePort()
  server = spawn(process.execPath, ['guildhall/scripts/start.mjs'], {
    cwd: folder,
    env: { ...env, PORT: String(port) },
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (said += data))
  while (!said.includes('Guildhall is ready')) {
    if (server.exitCode !== null) throw new Error(said)
    await sleep(200)
  }
  return `http://localhost:${port}`
}

/** A browser without JavaScript: keeps cookies, follows redirects, submits forms. */
function browse(origin) {
  const cookies = new Map()
  async function ask(url, options = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin, ...options.headers }
    const answer = await fetch(url, { redirect: 'manual', ...options, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next) return ask(new URL(next, url).href)
    return {
      url: url.replace(origin, ''),
      status: answer.status,
      answer,
      html: await answer.text(),
    }
  }
  return {
    open: (address) => ask(new URL(address, origin).href),
    /** Fills in and submits the page's form with these fields. */
    send(page, values) {
      const forms = page.html.match(/<form[^]*?<\/form>/g) ?? []
      const form = forms.find((each) =>
        Object.keys(values).every((name) => each.includes(`name="${name}"`)),
      )
      expect(form, `a form with ${Object.keys(values).join()} in ${page.url}`).toBeDefined()
      const body = new FormData()
      for (const [tag] of form.matchAll(/<(input|button)[^>]*>/g)) {
        const name = attribute(tag, 'name')
        if (name && !(name in values)) body.append(name, attribute(tag, 'value') ?? '')
      }
      for (const [name, value] of Object.entries(values)) body.append(name, value)
      return ask(origin + page.url, { method: 'POST', body })
    },
  }
}

function attribute(tag, name) {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

async function linkTo(origin, address) {
  for (let i = 0; i < 100; i++, await sleep(100)) {
    const mails = await (await fetch(`${origin}/dev/mailbox.json?to=${address}`)).json()
    const [link] = /http:\S+\/(activate|invitations)\/[^\s)>\]]+/.exec(mails[0]?.text ?? '') ?? []
    if (link) return link
  }
  throw new Error(`no mail to ${address}`)
}

/** Olive signs up and invites Mia, who accepts. */
async function signUpInviteAndAccept(origin) {
  const olive = browse(origin)
  const created = await olive.send(await olive.open('/signup'), {
    name: 'Acme',
    email: 'olive@acme.test',
  })
  expect(created.url).toBe('/signup/complete')
  const person = { password, confirmPassword: password }
  const activate = await olive.open(await linkTo(origin, 'olive@acme.test'))
  const inside = await olive.send(activate, { name: 'Olive', ...person })
  expect(inside.url).toBe('/orgs/acme')
  expect(inside.html).toContain('class="guildhall"')
  const invite = await olive.open('/orgs/acme/people/invite')
  const invited = await olive.send(invite, { email: 'mia@acme.test', role: 'member' })
  expect(invited.url).toBe('/orgs/acme/people')

  const mia = browse(origin)
  const invitation = await mia.open(await linkTo(origin, 'mia@acme.test'))
  const joined = await mia.send(invitation, { name: 'Mia', ...person })
  expect(joined.url).toBe('/orgs/acme')
  expect((await olive.open('/orgs/acme/people')).html).toContain('Mia')
  expect((await mia.open('/orgs/zenith')).status).toBe(404)
  const page = await mia.open('/orgs/acme')
  const policy = page.answer.headers.get('content-security-policy')
  const [, nonce] = /'nonce-([^']+)'/.exec(policy)
  // With this policy a script without the nonce does not run.
  const scripts = page.html.match(/<script[^>]*>/g)
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
}

/** A page of the app contains nothing of Guildhall. */
async function expectOwnPage(origin, text) {
  const { html, answer } = await browse(origin).open('/')
  expect(html).toContain(text)
  expect(answer.headers.get('content-security-policy')).toBeNull()
  const styles = [...html.matchAll(/href="([^"]+\.css[^"]*)"/g)].map(([, href]) => href)
  expect(styles.length).toBeGreaterThan(0)
  for (const href of styles)
    expect(await (await fetch(origin + href)).text()).not.toContain('.guildhall')
  return answer
}

test(
  'in the output of create-next-app: it builds with TypeScript 5, and people sign up, invite and accept',
  { timeout: 600_000 },
  async () => {
    makeApp(createNextApp)
    await useTypeScript5()
    const before = fs.readFileSync(path.join(folder, 'src/app/layout.tsx'), 'utf8')
    expect((await addTo()).stdout).toContain(`Guildhall is in ${folder}`)
    expect(fs.readFileSync(path.join(folder, 'src/app/layout.tsx'), 'utf8')).toBe(before)
    expect((await addTo()).stdout).toContain('already: nothing was done')
    const origin = await start()
    await expectOwnPage(origin, 'To get started')
    await signUpInviteAndAccept(origin)
  },
)

test(
  'in an app with its own models: both store their data in one database',
  { timeout: 600_000 },
  async () => {
    makeApp(withPrisma)
    await addTo()
    const origin = await start()
    const answer = await expectOwnPage(origin, 'The Dispossessed by Ursula')
    expect(answer.headers.get('x-bookshop')).toBe('open')
    await signUpInviteAndAccept(origin)
  },
)
