'use client'
import { createContext, useContext } from 'react'

/** A member as the list's client parts know them. */
export interface ListedMember {
  userId: string
  name: string
  role: string
  can: { remove: boolean; changeRole: boolean; remind: boolean }
}

/** Sentences by count, from one on: the browser has no plurals of its own. */
export type Counted = string[]

/** What is said in the list; {name} and {role} are filled in here. */
export interface MembersTexts {
  selectOne: string
  selectAll: string
  actionsFor: string
  open: string
  role: string
  remind: string
  remove: string
  removeAsk: string
  removeText: string
  cancel: string
  close: string
  done: string
  undo: string
  undone: string
  roleChanged: string
  failed: string
  bulk: {
    region: string
    clear: string
    changeRole: string
    remove: string
    selected: Counted
    removeAsk: Counted
    removed: Counted
    roleAsk: Counted
    roleText: string
    save: string
    changed: Counted
    refused: Counted
  }
}

export interface MembersList {
  /** The organization's slug. */
  org: string
  members: ListedMember[]
  /** What the viewer may give. */
  roles: { value: string; label: string }[]
  /** What each role is called. */
  roleNames: Record<string, string>
  texts: MembersTexts
  selected: ListedMember[]
  toggle: (userId: string, withShift: boolean) => void
  select: (userIds: string[]) => void
  /** What is being asked in a dialog, and about whom; the list behind it may already change. */
  asked: Asked | null
  ask: (asked: Asked | null) => void
}

export interface Asked {
  what: 'role' | 'remove'
  members: ListedMember[]
}

export const MembersContext = createContext<MembersList | null>(null)

/** The list that this is a part of. */
export function useMembers(): MembersList {
  const list = useContext(MembersContext)
  if (!list) throw new Error('Not within <MembersList>.')
  return list
}
