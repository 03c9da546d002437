'use client'
import { CheckBox } from '@/components/ui/check-box'
import { useMembers } from './members-context'

/** The box that selects everybody on the page to whom anything can be done, or nobody. */
export function SelectPage() {
  const { members, selected, select, texts } = useMembers()
  const all = members.filter(({ can }) => can.remove || can.changeRole)
  return (
    <CheckBox
      aria-label={texts.selectAll}
      className="noscript:hidden"
      checked={all.length > 0 && selected.length === all.length}
      indeterminate={selected.length > 0 && selected.length < all.length}
      onChange={() => select(selected.length === all.length ? [] : all.map((m) => m.userId))}
    />
  )
}
