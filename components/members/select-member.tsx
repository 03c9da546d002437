'use client'
import { CheckBox } from '@/components/ui/check-box'
import { fill } from '@/components/organizations/fill'
import { useMembers } from './members-context'

/** The box before a member's name; with the shift key, all from the one before to this. */
export function SelectMember({
  userId,
  name,
  why,
}: {
  userId: string
  name: string
  why?: string
}) {
  const { selected, toggle, texts } = useMembers()
  return (
    <CheckBox
      aria-label={fill(texts.selectOne, { name })}
      aria-describedby={why}
      aria-disabled={why ? true : undefined}
      className="noscript:hidden"
      checked={selected.some((member) => member.userId === userId)}
      onChange={(event) => {
        const { shiftKey = false } = event.nativeEvent as MouseEvent
        if (!why) toggle(userId, shiftKey)
      }}
    />
  )
}
