import { expect } from '@playwright/test'
import { settings } from './settings.mjs'

/** An email as returned by the local mailbox. */
export interface Mail {
  id: string
  to: string
  from: string
  replyTo?: string
  subject: string
  text: string
  html: string
  unsubscribeUrl?: string
  sentAt: string
}

/** Returns all emails to an address, newest first. */
async function mailsTo(address: string): Promise<Mail[]> {
  const to = encodeURIComponent(address)
  return (await fetch(`${settings.APP_URL}/dev/mailbox.json?to=${to}`)).json() as Promise<Mail[]>
}

/**
 * Waits for an email by polling the mailbox.
 * @param count how many emails with this subject there must be; the newest is returned
 */
export async function mailTo(address: string, subject: RegExp, count = 1): Promise<Mail> {
  let found: Mail[] = []
  const look = async () => {
    found = (await mailsTo(address)).filter((mail) => subject.test(mail.subject))
    return found.length
  }
  const options = { message: `mail to ${address} about ${subject}`, timeout: 20_000 }
  await expect.poll(look, { ...options, intervals: [50, 100, 200, 400] }).toBe(count)
  return found[0] as Mail
}

export type LinkKind =
  | 'activate'
  | 'invitations'
  | 'reset-password'
  | 'login'
  | 'change-email'
  | 'sign-out'
  | 'unsubscribe'

/** Returns the link of an email as a path of the site; it must be the same in the text and the HTML. */
export function linkIn(mail: Mail, kind: LinkKind): string {
  const link = new RegExp(`${settings.APP_URL}(/${kind}/[^\\s"<>)\\]]+)`)
  const path = link.exec(mail.text)?.[1]
  expect(path, `a link to /${kind}/ in "${mail.subject}"`).toBeDefined()
  expect(link.exec(mail.html)?.[1]?.replaceAll('&amp;', '&')).toBe(path)
  return path as string
}
