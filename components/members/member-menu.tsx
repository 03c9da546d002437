'use client'
import { BellRing, Ellipsis, UserRound, UserRoundX } from 'lucide-react'
import type { Route } from 'next'
import { showFlash } from '@/components/ui/flash'
import { Menu } from '@/components/ui/menu'
import type { MenuEntry } from '@/components/ui/menu-entry'
import { toastRefusal } from '@/components/form/toast-refusal'
import { remindMemberAction } from '@/lib/members/actions'
import { fill } from '@/components/organizations/fill'
import { useMembers, type ListedMember } from './members-context'
import { postTo } from '@/components/organizations/post-to'
import { useRoleChange } from './role-change'

/** What can be done to the member of a row. */
export function MemberMenu({ member, page }: { member: ListedMember; page: Route }) {
  const { org, roles, texts, ask } = useMembers()
  const { role, change } = useRoleChange()
  const { name, userId, can } = member
  const remind = async () => {
    const state = await postTo(remindMemberAction, { org, userId })
    if (state?.ok) showFlash()
    else toastRefusal(state, texts.failed)
  }
  const entries: MenuEntry[] = [
    { type: 'link', href: page, label: texts.open, icon: <UserRound aria-hidden="true" /> },
  ]
  if (can.remind)
    entries.push({
      type: 'button',
      label: texts.remind,
      icon: <BellRing aria-hidden="true" />,
      onSelect: () => void remind(),
    })
  if (can.changeRole)
    entries.push(
      { type: 'separator' },
      {
        type: 'radio',
        label: texts.role,
        name: 'role',
        value: role,
        options: roles,
        onChange: change,
      },
    )
  if (can.remove)
    entries.push(
      { type: 'separator' },
      {
        type: 'button',
        tone: 'danger',
        label: texts.remove,
        icon: <UserRoundX aria-hidden="true" />,
        onSelect: () => ask({ what: 'remove', members: [member] }),
      },
    )
  return (
    <Menu
      trigger={<Ellipsis aria-hidden="true" />}
      label={fill(texts.actionsFor, { name })}
      entries={entries}
      variant="ghost"
      size="icon-sm"
      className="noscript:hidden"
    />
  )
}
