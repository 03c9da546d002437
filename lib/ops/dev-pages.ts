import 'server-only'
import { headers } from 'next/headers'
import { hasLocalMark } from '@/lib/ops/note-peers'
import { env, mailMode } from '@/lib/env'

/**
 * Whether the pages under /dev exist for this request: only on a laptop's embedded database, and only
 * for a person at that laptop. They show every email, including links that open accounts.
 */
export const hasDevPages = async (): Promise<boolean> =>
  env.GUILDHALL_EMBEDDED && hasLocalMark(await headers())

/** Whether emails go to the local mailbox, and this request may view it. */
export const hasDevMailbox = async (): Promise<boolean> =>
  mailMode() === 'mailbox' && (await hasDevPages())
