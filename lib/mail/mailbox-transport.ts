import { existsSync } from 'node:fs'
import { mkdir, rename, utimes, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { MailError, singleAddress, type Mail, type MailTransport } from '@/lib/mail/mail'
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
  const sentAt = new Date()
  const file = join(dir, `${mail.id}.json`)
  if (existsSync(file)) return
  const draft = join(dir, `.${randomUUID()}.tmp`)
  const content: MailboxMail = { ...mail, sentAt: sentAt.toISOString() }
  const write = () => writeFile(draft, JSON.stringify(content, null, 2), { mode: 0o600 })
  await write().catch(async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await write()
  })
  await utimes(draft, sentAt, sentAt) // more exact than a file system's own
  await rename(draft, file)
}
