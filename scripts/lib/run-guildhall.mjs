import { buildApp } from './build.mjs'
import { holdDataFolder } from './data-folder.mjs'
import { openDatabase } from './database.mjs'
import { loadEnvFiles } from './env-files.mjs'
import { installPackages } from './install.mjs'
import { live } from './life.mjs'
import { requireFreePort } from './ports.mjs'
import { generateClient, migrate } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { startServer } from './server.mjs'
import { checkSettings } from './server-env.mjs'
import { checkDeployment, readSettings } from './settings.mjs'

/**
 * From a clone to a running Guildhall, and back to nothing when it ends.
 * @param {'production' | 'development'} mode
 */
export const runGuildhall = (mode) =>
  live(async (life) => {
    const command = mode === 'production' ? 'npm start' : 'npm run dev'
    loadEnvFiles()
    const settings = readSettings()
    checkDeployment()
    const progress = createProgress()
    const work = { progress, signal: life.signal }

    // What can go wrong at once goes wrong before what takes minutes.
    await holdDataFolder(life, settings, { command, address: settings.appUrl })
    await requireFreePort(settings.port, command)
    await installPackages(work)
    const { url, exited, why } = await openDatabase(life, settings, progress)
    await checkSettings(mode, settings, url, life.signal)
    await generateClient(work)
    if (mode === 'production') await buildApp({ ...work, buildDir: settings.buildDir })
    await migrate({ ...work, url })
    await requireFreePort(settings.port, command) // the build took long enough to lose it
    const database = exited ? [{ name: 'PostgreSQL', exited, why }] : []
    const server = await progress.step('Starting the server', () =>
      Promise.race([startServer(life, mode, settings, url), life.untilEnd(database)]),
    )

    progress.say(welcome(settings))
    server.show()
    life.onClose(() => progress.say('\nStopping…'))
    await life.untilEnd([{ name: 'The server', exited: server.exited }, ...database])
  })

function welcome({ appUrl, host, seedDemo, mailbox }) {
  const lines = ['', `  Guildhall is ready at ${appUrl}`, '']
  if (seedDemo === '1') lines.push('  Sign in   olive@acme.test, password guildhall-demo-people')
  if (mailbox) lines.push(`  Mail      ${appUrl}/dev/mailbox`)
  if (host === '127.0.0.1')
    lines.push('', '  Only this machine can reach it; LISTEN_HOST=0.0.0.0 lets others in.')
  return [...lines, '', '  Ctrl-C stops it.', ''].join('\n')
}
