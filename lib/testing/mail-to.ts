import { env } from '@/lib/env'
import { readMailbox } from '@/lib/mail/read-mailbox'

/** Returns the latest email to an address, with its link and the link's token. */
export async function mailTo(address: string) {
  const [mail] = await readMailbox(env.MAIL_DIR, { to: address, limit: 1 })
  if (!mail) throw new Error(`no mail to ${address}`)
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0] ?? ''
  const token = new URL(link).pathname.split('/').at(-1) ?? ''
  return { ...mail, link, token }
}
