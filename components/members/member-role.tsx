'use client'
import { Badge } from '@/components/ui/badge'
import { useMembers } from './members-context'
import { useRoleChange } from './role-change'

/** The role of a row, new at once when it is changed there. */
export function MemberRole() {
  const { roleNames } = useMembers()
  const { role } = useRoleChange()
  return <Badge>{roleNames[role] ?? role}</Badge>
}
