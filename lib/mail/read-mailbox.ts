import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

export type ReadMailboxOptions = {
  /** Only emails to this address, in any case. */
  to?: string
  limit?: number
}

/** Returns the emails in the local mailbox, newest first. Other files are skipped. */
export async function readMailbox(
  dir: string,
  { to, limit = 200 }: ReadMailboxOptions = {},
): Promise<MailboxMail[]> {
  const mails: MailboxMail[] = []
  for (const file of await newestFirst(dir)) {
    if (mails.length === limit) break
    const mail = await readMail(join(dir, file))
    if (mail && (to === undefined || mail.to.toLowerCase() === to.toLowerCase())) mails.push(mail)
  }
  return mails
}

async function newestFirst(dir: string): Promise<string[]> {
  const files = await readdir(dir).catch(() => [])
  const mails = await Promise.all(
    files
      .filter((file) => file.endsWith('.json'))
      .map(async (file) => ({ file, at: await modifiedAt(join(dir, file)) })),
  )
  return mails.sort((a, b) => b.at - a.at || (a.file < b.file ? 1 : -1)).map(({ file }) => file)
}

const modifiedAt = (path: string) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0, // removed meanwhile
  )

async function readMail(path: string): Promise<MailboxMail | undefined> {
  try {
    return mailboxMail.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

/** An email in the local mailbox. */
const mailboxMail = z.object({
  id: z.string(),
  to: z.string(),
  from: z.string(),
  replyTo: z.string().optional(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  unsubscribeUrl: z.string().optional(),
  sentAt: z.string(),
})

export type MailboxMail = z.infer<typeof mailboxMail>
