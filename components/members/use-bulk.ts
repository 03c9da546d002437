'use client'
import { useState } from 'react'
import type { FormAction } from '@/lib/action/form-state'
import { useMembers, type ListedMember } from './members-context'
import { postTo } from '@/components/organizations/post-to'
import { problemIn } from '@/components/organizations/problem-in'

export interface Refusal {
  member: ListedMember
  text: string
}

/** Applies an action to several members in one request, and returns who was refused. */
export function useBulk(action: FormAction) {
  const { org, texts } = useMembers()
  const [pending, setPending] = useState(false)
  const run = async (members: ListedMember[], fields: Record<string, string> = {}) => {
    setPending(true)
    const userIds = members.map(({ userId }) => userId).join(',')
    const state = await postTo(action, { org, userIds, ...fields })
    setPending(false)
    const told = (state?.data ?? []) as { userId: string; text: string }[]
    return members.flatMap((member): Refusal[] => {
      const text = state?.ok
        ? told.find(({ userId }) => userId === member.userId)?.text
        : (problemIn(state) ?? texts.failed)
      return text ? [{ member, text }] : []
    })
  }
  return { pending, run }
}
