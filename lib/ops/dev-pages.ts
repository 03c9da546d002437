import 'server-only'
import { headers } from 'next/headers'
import { hasLocalMark } from '@/lib/ops/note-peers'
import { env, mailMode } from '@/lib/env'

/**
 * Whether the pages below /dev are there for this request: only on a laptop's embedded database, and
 * only for a person at that laptop. They show every mail, and with it the links that open accounts.
 */
export const hasDevPages = async (): Promise<boolean> =>
  env.GUILDHALL_EMBEDDED && hasLocalMark(await headers())

/** Whether mail ends in the local mailbox, and this request may look at it. */
export const hasDevMailbox = async (): Promise<boolean> =>
  mailMode() === 'mailbox' && (await hasDevPages())
