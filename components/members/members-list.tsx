'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLazy } from '@/components/ui/use-lazy'
import {
  MembersContext,
  type Asked,
  type ListedMember,
  type MembersList as List,
} from './members-context'

type MembersListProps = Pick<List, 'org' | 'members' | 'roles' | 'roleNames' | 'texts'> & {
  children: ReactNode
}

const importBar = () => import('./bulk-bar').then((file) => file.BulkBar)

/**
 * Which members of the page are selected, and what can be done to them. What is no longer on the
 * page is no longer selected, so that nobody acts on whom they do not see.
 */
export function MembersList({ children, ...list }: MembersListProps) {
  const { members } = list
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, ask] = useState<Asked | null>(null)
  const last = useRef<string>(undefined)
  const [Bar, load] = useLazy(importBar)
  const touchable = members.filter(isTouchable)
  const selected = touchable.filter(({ userId }) => chosen.has(userId))
  const isNeeded = selected.length > 0 || asked !== null
  useEffect(() => {
    if (isNeeded) load()
  }, [isNeeded, load])

  const select = (userIds: string[]) => setChosen(new Set(userIds))
  const toggle = (userId: string, withShift: boolean) => {
    const ids = touchable.map((member) => member.userId)
    const [from, to] = [withShift ? ids.indexOf(last.current ?? '') : -1, ids.indexOf(userId)]
    const range = from < 0 ? [userId] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    last.current = userId
    const isOn = !chosen.has(userId)
    const next = new Set(chosen)
    for (const id of range)
      if (isOn) next.add(id)
      else next.delete(id)
    setChosen(next)
  }
  return (
    <MembersContext value={{ ...list, selected, toggle, select, asked, ask }}>
      {children}
      {Bar && <Bar />}
    </MembersContext>
  )
}

const isTouchable = ({ can }: ListedMember) => can.remove || can.changeRole
