import type { TableColumn } from '@/components/ui/table'
import type { MemberRow } from '@/lib/members/queries'
import type { MembersTexts } from './members-texts'

/**
 * A member as the table shows them: plain data that says what the viewer may do. What is as with most is
 * left out of it: a page has it twice for each row.
 */
export interface ListedMember {
  userId: string
  name: string
  email: string
  picture?: string
  role: string
  isOwner?: true
  isYou?: true
  /** None for an active account. */
  state?: Exclude<MemberRow['state'], 'active'>
  joined: { iso: string; ago: string; exact: string }
  /** When they were last here, for those who manage members. */
  seen?: string
  /** What the organization's kind knows of its members, as text: one for each of its columns. */
  details?: string[]
  can: Partial<MemberRow['can']>
  /** Why the viewer can do nothing to them, in a sentence. */
  why?: string
}

export interface MemberRowsProps {
  /** What the ids of the list's elements begin with, where several lists are on a page. */
  prefix: string
  /** The organization's slug. */
  org: string
  /** The organization's name. */
  organization: string
  members: ListedMember[]
  caption: string
  columns: TableColumn[]
  /** Whether the viewer sees what only those who manage members see. */
  manages: boolean
  /** The roles that the viewer may give. */
  roles: { value: string; label: string }[]
  /** What each role is called. */
  roleNames: Record<string, string>
  texts: MembersTexts
}

/** What is asked in a dialog, and about whom; the table behind it may already change. */
export interface Asked {
  what: 'role' | 'suspend' | 'resume' | 'remove'
  members: ListedMember[]
}
