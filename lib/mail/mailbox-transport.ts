import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { MailError } from './mail-error'
import { singleAddress } from './single-address'
import type { Mail, MailTransport } from './mail'
import type { MailboxMail } from './read-mailbox'

/**
 * Writes emails to a folder, one file each, instead of sending them. The files are readable only by
 * their owner, because they contain sign-in links.
 */
export function mailboxTransport({ dir }: { dir: string }): MailTransport {
  return {
    name: 'mailbox',
    async send(mail) {
      singleAddress(mail.to)
      await deliver(dir, mail).catch((cause: Error) => {
        throw new MailError(`Mailbox: ${cause.message}`, { kind: 'away', cause })
      })
      return {}
    },
  }
}

async function deliver(dir: string, mail: Mail) {
  if (!/^[\w-]+$/.test(mail.id)) throw new Error('an id that is no file name')
  if ((await filesOf(dir, mail.id)).length > 0) return
  const sentAt = new Date().toISOString()
  const draft = join(dir, `.${randomUUID()}.tmp`)
  const content: MailboxMail = { ...mail, sentAt }
  await writeFile(draft, JSON.stringify(content, null, 2), { mode: 0o600 })
  await rename(draft, join(dir, `${sentAt.replaceAll(':', '-')}-${mail.id}.json`))
  // Two concurrent calls may both have found nothing: whichever looks last keeps only the first file.
  const [, ...later] = await filesOf(dir, mail.id)
  await Promise.all(later.map((file) => rm(join(dir, file), { force: true })))
}

const filesOf = async (dir: string, id: string) =>
  (await filesIn(dir)).filter((file) => file.endsWith(`Z-${id}.json`)).sort()

const filesIn = (dir: string) =>
  readdir(dir).catch(async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    return readdir(dir)
  })
