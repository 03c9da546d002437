'use client'
import { createContext, startTransition, useContext, useOptimistic, type ReactNode } from 'react'
import { toastRefusal } from '@/components/form/toast-refusal'
import { toast } from '@/components/ui/toast'
import type { FormState } from '@/lib/action/form-state'
import { changeRoleInPlaceAction } from '@/lib/members/actions'
import { fill } from '@/components/organizations/fill'
import { useMembers } from './members-context'
import { postTo } from '@/components/organizations/post-to'

interface RoleState {
  /** As it is shown: the new one while it is on its way. */
  role: string
  change: (role: string) => void
}
const Context = createContext<RoleState | null>(null)

/**
 * A member's role in a row. A new one is shown at once; refused, the old one stands there again and
 * a toast says why. What was done can be undone: the same change back, through the same gate.
 */
export function RoleChange(props: {
  userId: string
  name: string
  role: string
  children: ReactNode
}) {
  const { userId, name, children } = props
  const { org, roleNames, texts } = useMembers()
  const [role, setRole] = useOptimistic(props.role)
  const give = (next: string, said: string, undo?: string) =>
    startTransition(async () => {
      setRole(next)
      const state = await postTo(changeRoleInPlaceAction, { org, userId, role: next })
      if (!state?.ok) return toastRefusal(state, texts.failed)
      const from = fromOf(state)
      const back = () => give(from, texts.undone)
      const action = undo && from !== next ? { label: undo, onClick: back } : undefined
      toast({ message: fill(said, { name, role: roleNames[next] ?? next }), action })
    })
  const change = (next: string) => next !== role && give(next, texts.roleChanged, texts.undo)
  return <Context value={{ role, change }}>{children}</Context>
}

const fromOf = ({ data }: FormState) => (data as { from: string }).from

/** The role of the row that this stands in. */
export function useRoleChange(): RoleState {
  const state = useContext(Context)
  if (!state) throw new Error('Not within <RoleChange>.')
  return state
}
