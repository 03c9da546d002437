'use client'
import { useRef, useState } from 'react'
import { findList } from './focus-list'
import { useMembers, type Asked, type ListedMember } from './members-context'

type Ending = 'left' | 'done' | 'refused'

/**
 * Whether this is what is asked, about whom, and how it is closed. Whom it was about stays known
 * while the dialog fades away. The focus goes back to what opened it; to the list, when that is gone
 * with the row or the bar; nowhere, when the dialog that names the refused has it already.
 */
export function useAsked(what: Asked['what']) {
  const { asked, ask } = useMembers()
  const [last, setLast] = useState<ListedMember[]>([])
  const ending = useRef<Ending>('left')
  const members = asked?.what === what ? asked.members : null
  if (members && members !== last) setLast(members)
  return {
    open: members !== null,
    members: members ?? last,
    close: (how: Ending = 'left') => {
      ending.current = how
      ask(null)
    },
    finalFocus: () => (ending.current === 'done' ? findList() : ending.current === 'left'),
  }
}
