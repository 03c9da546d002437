'use client'
import { useState } from 'react'
import type { FormAction } from '@/lib/form-state'
import { useMembers, type ListedMember } from './members-context'
import { postTo } from './post-to'
import { problemIn } from './problem-in'

/** How many are sent at a time: few enough to show how far it is. */
const CHUNK = 5

export interface Refusal {
  member: ListedMember
  text: string
}

/** Does one thing to several members, a few at a time, and tells how far it is and who was refused. */
export function useBulk(action: FormAction) {
  const { org, texts } = useMembers()
  const [done, setDone] = useState<number | null>(null)
  const run = async (members: ListedMember[], fields: Record<string, string> = {}) => {
    const refused: Refusal[] = []
    setDone(0)
    for (let start = 0; start < members.length; start += CHUNK) {
      const chunk = members.slice(start, start + CHUNK)
      const userIds = chunk.map(({ userId }) => userId).join(',')
      const state = await postTo(action, { org, userIds, ...fields })
      const told = (state?.data ?? []) as { userId: string; text: string }[]
      for (const member of chunk) {
        const text = state?.ok
          ? told.find(({ userId }) => userId === member.userId)?.text
          : (problemIn(state) ?? texts.failed)
        if (text) refused.push({ member, text })
      }
      setDone(start + chunk.length)
    }
    setDone(null)
    return refused
  }
  return { done, run }
}
