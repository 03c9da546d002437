import { buildApp } from './build.mjs'
import { dataFiles, holdDataFolder } from './data-folder.mjs'
import { openDatabase } from './database.mjs'
import { installPackages } from './install.mjs'
import { live } from './life.mjs'
import { requireFreePort, requireOwnAddress } from './ports.mjs'
import { generateClient, migrate } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { startServer } from './server.mjs'
import { generateStyles } from './styles.mjs'
import { checkSettings } from './server-env.mjs'
import { checkDeployment, readSettings, loadEnvFiles } from './settings.mjs'

/**
 * Starts Guildhall from a fresh clone, and cleans up when it ends.
 * @param {'production' | 'development'} mode
 */
export const runGuildhall = (mode) =>
  live(async (life) => {
    const command = mode === 'production' ? 'npm start' : 'npm run dev'
    loadEnvFiles()
    const settings = readSettings()
    checkDeployment()
    const progress = createProgress()
    const work = { settings, progress, signal: life.signal }

    // What can fail immediately comes before the steps that take minutes.
    await holdDataFolder(life, settings, { command, address: settings.appUrl })
    await requireFreePort(settings.port, command)
    if (settings.host) await requireOwnAddress(settings.host)
    await installPackages(work)
    // Takes as long as the rest of a start with nothing to build or migrate, so it runs in parallel.
    const checked = checkSettings(mode, settings, settings.databaseUrl ?? someUrl, life.signal)
    checked.catch(() => {}) // reported where it is awaited
    const { url, directUrl, exited, why } = await openDatabase(life, settings, progress)
    await generateClient(work)
    await generateStyles(work)
    if (mode === 'production') await buildApp({ ...work, checked, buildDir: settings.buildDir })
    await migrate({ ...work, checked, url, directUrl })
    await requireFreePort(settings.port, command) // the build took long enough for the port to be taken
    const database = exited ? [{ name: 'PostgreSQL', exited, why }] : []
    const server = await progress.step('Starting the server', () =>
      Promise.race([
        startServer(life, mode, settings, url).finally(() => checked),
        checked.then(() => life.untilEnd(database)),
      ]),
    )

    progress.say(welcome(settings))
    server.show()
    // Compiles what every page has in common, while the person reads and opens the browser.
    if (mode === 'development') void server.open('/')
    life.onClose(() => progress.say('\nStopping…'))
    await life.untilEnd([{ name: 'The server', exited: server.exited }, ...database])
  })

// The embedded database has no URL yet; any valid one will do.
const someUrl = 'postgresql://localhost/guildhall'

/** The text printed when the server is ready. */
export function welcome({ appUrl, port, host, embedded, seedDemo, mailbox, dataDir }) {
  const lines = ['', `  Guildhall is ready at ${appUrl}`, '']
  if (seedDemo === '1') lines.push('  Sign in   olive@acme.test, password guildhall-demo-people')
  if (mailbox && embedded) lines.push(`  Mail      http://localhost:${port}/dev/mailbox`)
  if (mailbox && !embedded)
    lines.push(
      '  Mail is not sent: there is no RESEND_API_KEY and no SMTP_URL, or MAIL=mailbox is set. Each mail is',
      `  a file in ${dataFiles(dataDir).mail}, which only this user of this machine can read.`,
    )
  if (embedded && host === '127.0.0.1')
    lines.push('', '  Only this machine can reach it; LISTEN_HOST=0.0.0.0 lets others in.')
  else if (embedded && !isLoopback(host))
    lines.push('', ...openToOthers({ port, seedDemo, appUrl }))
  return [...lines, '', '  Ctrl-C stops it.', ''].join('\n')
}

const isLoopback = (host) => /^(localhost|::1|127(\.\d+){3})$/.test(host)

function openToOthers({ port, seedDemo, appUrl }) {
  const lines = ['  WARNING: other machines can reach it (LISTEN_HOST).']
  if (seedDemo === '1')
    lines.push(
      '  Everybody there can sign in as a demo person, and as staff, with the password above.',
      '  SEED_DEMO=0 with a new data folder (GUILDHALL_DATA) leaves the demo people out.',
    )
  if (['localhost', '127.0.0.1', '[::1]'].includes(new URL(appUrl).hostname))
    lines.push(
      '  Forms are refused there until APP_URL is the address that they open, as in',
      `  APP_URL=http://192.168.1.5:${port}. The mailbox stays with this machine.`,
    )
  return lines
}
