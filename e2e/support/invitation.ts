import type { Acme } from './acme'
import { invite } from './forms'
import { linkIn, mailTo } from './mailbox'
import type { test } from './test'

type Open = Parameters<Parameters<typeof test>[2]>[0]['open']

/** Invites an address as Olive, in the browser. @returns the path of the emailed link */
export async function invitationTo(address: string, { olive, name, slug }: Acme, open: Open) {
  const page = await open(olive)
  await invite(page, slug, address)
  await page.context().close()
  return linkIn(await mailTo(address, new RegExp(`invited you to join ${name}`)), 'invitations')
}
