'use client'
import { startTransition, useEffect, useOptimistic, useRef, useState, type ReactNode } from 'react'
import { postTo } from '@/components/form/post-to'
import { toastRefusal } from '@/components/form/toast-refusal'
import { interpolate } from '@/components/ui/interpolate'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Checkbox } from '@/components/ui/checkbox'
import { Identity } from '@/components/ui/identity'
import { Link } from '@/components/ui/link'
import { Table, TableCell, TableRow } from '@/components/ui/table'
import { toast } from '@/components/ui/toast'
import { Tooltip } from '@/components/ui/tooltip'
import { useLazy } from '@/components/ui/use-lazy'
import { changeRoleInPlaceAction } from '@/lib/members/actions'
import { orgPath } from '@/lib/paths'
import type { Asked, ListedMember, MemberRowsProps } from './listed-member'

const importMenu = () => import('./member-menu').then((file) => file.MemberMenu)
const importBulk = () => import('./members-bulk').then((file) => file.MembersBulk)

/**
 * The members on one page of the list. All rows share one menu and the dialogs. Members that are no
 * longer on the page are deselected, so that nobody acts on members they cannot see.
 */
export function MemberRows(props: MemberRowsProps) {
  const { prefix, org, members, columns, manages, roles, roleNames, texts } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, ask] = useState<Asked | null>(null)
  const [menuOf, setMenuOf] = useState<{ member: ListedMember; byKeyboard: boolean } | null>(null)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const menuButton = useRef<HTMLElement>(null)
  const lastToggled = useRef<string>(undefined)
  const [MemberMenu, loadMenu] = useLazy(importMenu)
  const [Bulk, loadBulk] = useLazy(importBulk)
  const { roleOf, changeRole } = useRoles(props)

  const selectable = members.filter(isSelectable)
  const selected = selectable.filter(({ userId }) => chosen.has(userId))
  const isBulkNeeded = selected.length > 0 || asked !== null
  useEffect(() => {
    if (isBulkNeeded) loadBulk()
  }, [isBulkNeeded, loadBulk])

  const select = (userIds: string[]) => setChosen(new Set(userIds))
  const toggle = (userId: string, withShift: boolean) => {
    const ids = selectable.map((member) => member.userId)
    const from = withShift ? ids.indexOf(lastToggled.current ?? '') : -1
    const to = ids.indexOf(userId)
    const range = from < 0 ? [userId] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    lastToggled.current = userId
    const isOn = !chosen.has(userId)
    const next = new Set(chosen)
    for (const id of range)
      if (isOn) next.add(id)
      else next.delete(id)
    setChosen(next)
  }
  const openMenu = (member: ListedMember, button: HTMLElement, byKeyboard: boolean) => {
    loadMenu()
    menuButton.current = button
    setMenuOf({ member, byKeyboard })
    setMenuOpen(true)
  }
  const [nameColumn, ...others] = columns
  const selectAll = manages && (
    <Checkbox
      aria-label={texts.selectAll}
      className="noscript:hidden"
      checked={selectable.length > 0 && selected.length === selectable.length}
      indeterminate={selected.length > 0 && selected.length < selectable.length}
      onChange={() =>
        select(selected.length === selectable.length ? [] : selectable.map((m) => m.userId))
      }
    />
  )
  return (
    <>
      <Table
        caption={props.caption}
        columns={nameColumn ? [{ ...nameColumn, leading: selectAll }, ...others] : []}
      >
        {members.map((member) => {
          const { userId } = member
          const role = roleOf(member)
          return (
            <TableRow key={userId}>
              <TableCell kind="lead">
                <MemberIdentity
                  member={member}
                  org={org}
                  isLink={manages}
                  texts={texts}
                  leading={
                    manages && (
                      <Checkbox
                        aria-label={interpolate(texts.selectOne, { name: member.name })}
                        aria-describedby={member.why && `${prefix}why-${userId}`}
                        aria-disabled={member.why ? true : undefined}
                        className="noscript:hidden"
                        checked={chosen.has(userId) && isSelectable(member)}
                        onChange={(event) => {
                          const { shiftKey = false } = event.nativeEvent as MouseEvent
                          if (isSelectable(member)) toggle(userId, shiftKey)
                        }}
                      />
                    )
                  }
                />
              </TableCell>
              <TableCell label={texts.role}>
                <Badge tone={member.isOwner ? 'accent' : 'neutral'}>
                  {member.isOwner ? texts.owner : (roleNames[role] ?? role)}
                </Badge>
              </TableCell>
              {member.details?.map((text, index) => (
                <TableCell key={index} label={columns[index + 2]?.label}>
                  {text}
                </TableCell>
              ))}
              <TableCell label={texts.joined}>
                <time
                  dateTime={member.joined.iso}
                  title={member.joined.exact}
                  className="whitespace-nowrap text-muted"
                >
                  {member.joined.ago}
                </time>
              </TableCell>
              {member.seen && (
                <TableCell label={texts.seen} className="text-muted max-lg:whitespace-nowrap">
                  {member.seen}
                </TableCell>
              )}
              {manages && (
                <TableCell kind="actions">
                  <MemberActions
                    member={member}
                    {...{ prefix, org, texts }}
                    isOpen={isMenuOpen && menuOf?.member.userId === userId}
                    onNear={loadMenu}
                    onOpen={(button, byKeyboard) => openMenu(member, button, byKeyboard)}
                  />
                </TableCell>
              )}
            </TableRow>
          )
        })}
      </Table>
      {MemberMenu && menuOf && (
        <MemberMenu
          key={menuOf.member.userId}
          {...{ org, texts, roles, ask }}
          member={menuOf.member}
          role={roleOf(menuOf.member)}
          changeRole={(role) => changeRole(menuOf.member, role)}
          triggerId={`${prefix}menu-${menuOf.member.userId}`}
          anchor={menuButton}
          open={isMenuOpen}
          byKeyboard={menuOf.byKeyboard}
          onOpenChange={setMenuOpen}
        />
      )}
      {Bulk && <Bulk {...props} {...{ selected, select, asked, ask }} />}
    </>
  )
}

const isSelectable = ({ can }: ListedMember) => Boolean(can.remove || can.changeRole || can.suspend)

/** The member of a row; the name links to their page for people who manage members. */
function MemberIdentity(props: {
  member: ListedMember
  org: string
  isLink: boolean
  texts: MemberRowsProps['texts']
  /** Before it: the checkbox. */
  leading: ReactNode
}) {
  const { member, org, isLink, texts, leading } = props
  return (
    <Identity
      leading={leading}
      name={member.name}
      seed={member.userId}
      picture={member.picture}
      title={
        isLink ? (
          <Link href={orgPath(org, `people/${member.userId}`)} className="hover:underline">
            {member.name}
          </Link>
        ) : (
          member.name
        )
      }
      detail={member.email}
      badge={
        <>
          {member.isYou && <Badge>{texts.you}</Badge>}
          {member.state && (
            <Badge tone={member.state === 'pending' ? 'warning' : 'danger'}>
              {texts.states[member.state]}
            </Badge>
          )}
        </>
      }
    />
  )
}

/** The end of a row: a link to the member's page and their menu, or why there is none. */
function MemberActions(props: {
  prefix: string
  member: ListedMember
  org: string
  texts: MemberRowsProps['texts']
  isOpen: boolean
  onNear: () => void
  onOpen: (button: HTMLElement, byKeyboard: boolean) => void
}) {
  const { prefix, member, org, texts, onNear, onOpen } = props
  const { userId, name, why } = member
  const menuLabel = interpolate(texts.actionsFor, { name })
  if (why)
    return (
      <Tooltip text={why} side="left" id={`${prefix}why-${userId}`}>
        <Button
          variant="ghost"
          size="icon-sm"
          className="dots"
          aria-label={menuLabel}
          aria-disabled="true"
          aria-describedby={`${prefix}why-${userId}`}
        />
      </Tooltip>
    )
  return (
    <>
      <ButtonLink
        href={orgPath(org, `people/${userId}`)}
        size="sm"
        aria-label={interpolate(texts.manageWho, { name })}
        className="max-md:hidden"
      >
        {texts.manage}
      </ButtonLink>
      <Button
        id={`${prefix}menu-${userId}`}
        variant="ghost"
        size="icon-sm"
        className="dots noscript:hidden"
        aria-label={menuLabel}
        aria-haspopup="menu"
        aria-expanded={props.isOpen}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={(event) => onOpen(event.currentTarget, event.detail === 0)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          onOpen(event.currentTarget, true)
        }}
      />
    </>
  )
}

/**
 * The roles as displayed. A new role shows immediately; if it is refused, the old one is restored and a
 * toast says why. Undo makes the reverse change, with the same checks.
 */
function useRoles({ org, roleNames, texts }: MemberRowsProps) {
  const [changed, setChanged] = useOptimistic<Record<string, string>, Record<string, string>>(
    {},
    (now, more) => ({ ...now, ...more }),
  )
  const roleOf = ({ userId, role }: ListedMember) => changed[userId] ?? role
  const give = (member: ListedMember, next: string, said: string, undo?: string) =>
    startTransition(async () => {
      const { userId, name } = member
      setChanged({ [userId]: next })
      const state = await postTo(changeRoleInPlaceAction, { org, userId, role: next })
      if (!state?.ok) return toastRefusal(state, texts.failed)
      const from = state.data?.from ?? next
      const back = () => give(member, from, texts.undone)
      const offer = undo && from !== next && { action: { label: undo, onClick: back }, id: userId }
      toast({ message: interpolate(said, { name, role: roleNames[next] ?? next }), ...offer })
    })
  const changeRole = (member: ListedMember, next: string) =>
    next !== roleOf(member) && give(member, next, texts.roleChanged, texts.undo)
  return { roleOf, changeRole }
}
