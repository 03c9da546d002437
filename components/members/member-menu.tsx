'use client'
import { BellRing, CirclePause, CirclePlay, UserRound, UserRoundX } from 'lucide'
import type { ComponentProps } from 'react'
import { postTo } from '@/components/form/post-to'
import { toastRefusal } from '@/components/form/toast-refusal'
import { showFlash } from '@/components/ui/flash'
import { Icon } from '@/components/ui/icon'
import type { MenuEntry } from '@/components/ui/menu'
import { MenuPopup } from '@/components/ui/menu-popup'
import { remindMemberAction } from '@/lib/members/actions'
import { orgPath } from '@/lib/paths'
import type { Asked, ListedMember, MemberRowsProps } from './listed-member'

interface MemberMenuProps
  extends
    Pick<MemberRowsProps, 'org' | 'roles' | 'texts'>,
    Omit<ComponentProps<typeof MenuPopup>, 'entries'> {
  member: ListedMember
  /** As displayed, which may be a change that is still being saved. */
  role: string
  changeRole: (role: string) => void
  ask: (asked: Asked) => void
}

/** The actions on one member; loaded when the pointer or the focus comes near a row's button. */
export function MemberMenu(props: MemberMenuProps) {
  const { member, org, role, roles, texts, changeRole, ask, ...popup } = props
  const { userId, can, state } = member
  const remind = async () => {
    const answer = await postTo(remindMemberAction, { org, userId })
    if (answer?.ok) showFlash()
    else toastRefusal(answer, texts.failed)
  }
  const entries: MenuEntry[] = [
    {
      ...{ type: 'link', href: orgPath(org, `people/${userId}`), label: texts.open },
      icon: <Icon of={UserRound} />,
    },
  ]
  if (can.remind)
    entries.push({
      ...{ type: 'button', label: texts.remind, onSelect: () => void remind() },
      icon: <Icon of={BellRing} />,
    })
  if (can.changeRole)
    entries.push(
      { type: 'separator' },
      {
        ...{ type: 'radio', label: texts.role, value: role, options: roles },
        onChange: changeRole,
      },
    )
  if (can.suspend || can.remove) entries.push({ type: 'separator' })
  if (can.suspend) {
    const what = state === 'suspended' ? 'resume' : 'suspend'
    const icon = { suspend: CirclePause, resume: CirclePlay }[what]
    entries.push({
      ...{ type: 'button', label: texts.asks[what].label },
      icon: <Icon of={icon} />,
      onSelect: () => ask({ what, members: [member] }),
    })
  }
  if (can.remove)
    entries.push({
      ...{ type: 'button', tone: 'danger', label: texts.asks.remove.label },
      icon: <Icon of={UserRoundX} />,
      onSelect: () => ask({ what: 'remove', members: [member] }),
    })
  return <MenuPopup {...popup} entries={entries} />
}
