import type { TableColumn } from '@/components/ui/table'
import type { MemberRow } from '@/lib/members/queries'
import type { MembersTexts } from './members-texts'

/**
 * A member in the table: plain data, including what the viewer may do. Default values are omitted,
 * because a page contains each row twice.
 */
export interface ListedMember {
  userId: string
  name: string
  email: string
  picture?: string
  role: string
  isOwner?: true
  isYou?: true
  /** Undefined for an active account. */
  state?: Exclude<MemberRow['state'], 'active'>
  joined: { iso: string; ago: string; exact: string }
  /** When they were last seen, for people who manage members. */
  seen?: string
  /** The kind's member fields as text, one per column. */
  details?: string[]
  can: Partial<MemberRow['can']>
  /** Why the viewer can do nothing to them, as a sentence. */
  why?: string
}

export interface MemberRowsProps {
  /** The prefix of element ids, for pages with several lists. */
  prefix: string
  /** The organization's slug. */
  org: string
  /** The organization's name. */
  organization: string
  members: ListedMember[]
  caption: string
  columns: TableColumn[]
  /** Whether the viewer manages members, and so sees more. */
  manages: boolean
  /** The roles that the viewer may grant. */
  roles: { value: string; label: string }[]
  /** The label of each role. */
  roleNames: Record<string, string>
  texts: MembersTexts
}

/** The open dialog and its members, whose rows in the table may already change. */
export interface Asked {
  what: 'role' | 'suspend' | 'resume' | 'remove'
  members: ListedMember[]
}

/** The message of each state of a member. */
export const stateWord = {
  active: 'active',
  pending: 'waiting',
  deactivated: 'inactive',
  closing: 'closing',
  suspended: 'suspended',
} as const
