'use client'
import { useState } from 'react'
import { useMembers, type Asked, type ListedMember } from './members-context'

/**
 * Whether this is what is asked, about whom, and how it is closed. Whom it was about stays known
 * while the dialog fades away.
 */
export function useAsked(what: Asked['what']) {
  const { asked, ask } = useMembers()
  const [last, setLast] = useState<ListedMember[]>([])
  const members = asked?.what === what ? asked.members : null
  if (members && members !== last) setLast(members)
  return { open: members !== null, members: members ?? last, close: () => ask(null) }
}
