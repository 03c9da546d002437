'use client'
import { X } from 'lucide'
import { useEffect, useId, useRef, useState } from 'react'
import { postTo } from '@/components/form/post-to'
import { Icon } from '@/components/ui/icon'
import { interpolate } from '@/components/ui/interpolate'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { ConfirmPopup, DialogPopup } from '@/components/ui/dialog-popup'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { problemIn, type FormAction } from '@/lib/action/form-state'
import { sayCount, type PluralForms } from '@/lib/i18n/plural-forms'
import {
  changeRolesAction,
  removeMembersAction,
  resumeMembersAction,
  suspendMembersAction,
} from '@/lib/members/actions'
import { HeldChoice } from './held-choice'
import type { HeldQuestion } from '@/lib/members/held-view'
import type { Asked, ListedMember, MemberRowsProps } from './listed-member'

type MembersBulkProps = Pick<
  MemberRowsProps,
  'prefix' | 'org' | 'organization' | 'roles' | 'texts'
> & {
  selected: ListedMember[]
  select: (userIds: string[]) => void
  asked: Asked | null
  ask: (asked: Asked | null) => void
}

interface Refusal {
  member: ListedMember
  text: string
}

/** The actions on the selected members; loaded when the first one is selected. */
export function MembersBulk(props: MembersBulkProps) {
  const { prefix, selected, select, ask, texts } = props
  const [refused, setRefused] = useState<Refusal[]>([])
  const changeable = selected.filter(({ can }) => can.changeRole)
  return (
    <>
      {selected.length > 0 && (
        <section
          aria-label={texts.bulk.region}
          className="sticky bottom-4 z-10 mt-4 flex flex-wrap items-center gap-2 rounded-card border border-line-strong bg-raised p-2 pl-4 shadow-popup transition-[opacity,translate] starting:translate-y-2 starting:opacity-0"
        >
          <p role="status" className="mr-auto text-sm font-medium tabular-nums text-ink">
            {counted(texts.bulk.selected, selected.length)}
          </p>
          {changeable.length > 0 && (
            <Button
              size="sm"
              aria-haspopup="dialog"
              onClick={() => ask({ what: 'role', members: changeable })}
            >
              {texts.bulk.changeRole}
            </Button>
          )}
          {steps.map((what) => {
            const members = selected.filter(stepped[what].isFor)
            return (
              members.length > 0 && (
                <Button
                  key={what}
                  size="sm"
                  variant={what === 'remove' ? 'danger-quiet' : undefined}
                  aria-haspopup="dialog"
                  onClick={() => ask({ what, members })}
                >
                  {texts.asks[what].label}
                </Button>
              )
            )
          })}
          <Button
            size="icon-sm"
            variant="ghost"
            aria-label={texts.bulk.clear}
            onClick={() => {
              select([])
              findList(prefix)?.focus({ preventScroll: true })
            }}
          >
            <Icon of={X} />
          </Button>
        </section>
      )}
      <RolesDialog {...props} setRefused={setRefused} />
      {steps.map((what) => (
        <StepDialog key={what} {...props} what={what} setRefused={setRefused} />
      ))}
      <DialogPopup
        open={refused.length > 0}
        onOpenChange={(open) => !open && setRefused([])}
        finalFocus={() => findList(prefix)}
        title={counted(texts.bulk.refused, refused.length)}
        closeLabel={texts.close}
        size="sm"
      >
        <div className="grid gap-5">
          <ul className="grid max-h-72 gap-3 overflow-y-auto">
            {refused.map(({ member, text }) => (
              <li key={member.userId} className="flex gap-3">
                <Avatar name={member.name} seed={member.userId} size="sm" />
                <span className="grid min-w-0">
                  <span className="font-medium wrap-anywhere text-ink">{member.name}</span>
                  <span className="text-muted">{text}</span>
                </span>
              </li>
            ))}
          </ul>
          <Button onClick={() => setRefused([])} className="justify-self-end">
            {texts.done}
          </Button>
        </div>
      </DialogPopup>
    </>
  )
}

const isAmong = (refused: Refusal[], one: ListedMember) =>
  refused.some(({ member }) => member === one)

type DialogProps = MembersBulkProps & { setRefused: (refused: Refusal[]) => void }

/** Gives several members, listed by name, one role. Can be undone. */
function RolesDialog({ setRefused, ...props }: DialogProps) {
  const { texts, roles, select } = props
  const { open, members, close, finalFocus } = useAsked('role', props)
  const { pending, run } = useBulk(changeRolesAction, props)
  const [role, setRole] = useState(roles[0]?.value ?? '')
  const id = useId()
  const undo = async (changed: ListedMember[]) => {
    // Restores the former roles, which may differ.
    const left: Refusal[] = []
    for (const former of new Set(changed.map((member) => member.role))) {
      const those = changed.filter((member) => member.role === former)
      left.push(...(await run(those, { role: former })))
    }
    setRefused(left)
    if (left.length < changed.length) toast({ message: texts.undone })
  }
  const change = async () => {
    const left = await run(members, { role })
    const changed = members.filter((one) => !isAmong(left, one))
    setRefused(left)
    select(left.map(({ member }) => member.userId))
    if (changed.length > 0)
      toast({
        message: counted(texts.bulk.changed, changed.length),
        action: { label: texts.undo, onClick: () => void undo(changed) },
      })
    close(left.length > 0 ? 'refused' : 'done')
  }
  return (
    <DialogPopup
      open={open}
      onOpenChange={(next) => !next && !pending && close()}
      finalFocus={finalFocus}
      title={counted(texts.bulk.roleAsk, members.length)}
      description={members.length > 0 && nameList(members)}
      closeLabel={texts.close}
      size="sm"
    >
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) void change()
        }}
      >
        <Field id={id} label={texts.role} hint={texts.bulk.roleText}>
          {(control) => (
            <Select {...control} value={role} onChange={(event) => setRole(event.target.value)}>
              {roles.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => !pending && close()}>{texts.cancel}</Button>
          <Button type="submit" variant="primary" pending={pending}>
            {texts.bulk.save}
          </Button>
        </div>
      </form>
    </DialogPopup>
  )
}

const steps = ['suspend', 'resume', 'remove'] as const

/** The actions that need confirmation, and the members each applies to. */
const stepped = {
  suspend: {
    action: suspendMembersAction,
    isFor: ({ can, state }: ListedMember) => can.suspend && state !== 'suspended',
  },
  resume: {
    action: resumeMembersAction,
    isFor: ({ can, state }: ListedMember) => can.suspend && state === 'suspended',
  },
  remove: { action: removeMembersAction, isFor: ({ can }: ListedMember) => can.remove },
}

/** Asks for confirmation, for one member or several listed by name, and runs the action. */
function StepDialog({
  what,
  setRefused,
  ...props
}: DialogProps & { what: (typeof steps)[number] }) {
  const { texts, select, organization } = props
  const { open, members, close, finalFocus } = useAsked(what, props)
  const { pending: isRunning, run } = useBulk(stepped[what].action, props)
  const held = useHeld(open && what === 'remove' ? members : null, props.org)
  const [isAsking, setAsking] = useState(false)
  const pending = isRunning || isAsking
  const words = texts.asks[what]
  const one = members.length === 1 ? members[0] : undefined
  const asksFirst = async () => {
    setAsking(true)
    try {
      return await held.asksFirst()
    } catch {
      toast({ message: texts.failed })
      close()
      return true
    } finally {
      setAsking(false)
    }
  }
  const step = async () => {
    if (await asksFirst()) return
    const left = await run(members, { toId: held.toId })
    const done = members.length - left.length
    select(left.map(({ member }) => member.userId))
    setRefused(left)
    // The role of a former member cannot be changed back.
    const gone = what === 'remove' ? members.filter((one) => !isAmong(left, one)) : []
    const ends = gone.map(({ userId }) => userId)
    if (done > 0) toast({ message: counted(words.done, done), ends })
    close(left.length > 0 ? 'refused' : 'done')
  }
  return (
    <ConfirmPopup
      open={open}
      onOpenChange={(next) => !next && !pending && close()}
      finalFocus={finalFocus}
      title={
        one
          ? interpolate(words.ask, { name: one.name, organization })
          : interpolate(counted(words.askMany, members.length), { organization })
      }
      description={
        <>
          {!one && <strong className="block text-ink">{nameList(members)}</strong>}
          {words.text}
        </>
      }
      cancelLabel={texts.cancel}
    >
      {held.question && (
        <HeldChoice
          question={held.question}
          value={held.toId}
          onChange={(event) => held.setToId(event.target.value)}
        />
      )}
      <Button
        variant={what === 'resume' ? 'primary' : 'danger'}
        pending={pending}
        onClick={() => void step()}
      >
        {words.label}
      </Button>
    </ConfirmPopup>
  )
}

/** The element that takes the focus when the row or bar that had it is gone. */
const findList = (prefix: string) => document.getElementById(`${prefix}members`)

const counted = (forms: PluralForms, count: number) =>
  sayCount(forms, count, document.documentElement.lang)

/** "Mia, Max and Adam", in the language of the page. */
const nameList = (members: ListedMember[]) =>
  new Intl.ListFormat(document.documentElement.lang).format(members.map(({ name }) => name))

/**
 * The state of a dialog: whether it is open, its members, and how it was closed. The members are kept
 * while the dialog fades out. The focus returns to what opened it; to the list, if that is gone with
 * the row or bar; nowhere, if the dialog that lists the refused members already has it.
 */
function useAsked(what: Asked['what'], { prefix, asked, ask }: MembersBulkProps) {
  const [last, setLast] = useState<ListedMember[]>([])
  const ending = useRef<'left' | 'done' | 'refused'>('left')
  const members = asked?.what === what ? asked.members : null
  if (members && members !== last) setLast(members)
  return {
    open: members !== null,
    members: members ?? last,
    close: (how: typeof ending.current = 'left') => {
      ending.current = how
      ask(null)
    },
    finalFocus: () => (ending.current === 'done' ? findList(prefix) : ending.current === 'left'),
  }
}

/**
 * What happens to these members' resources, requested from the server when the dialog opens. If the
 * viewer confirms before the response arrives, the question is shown first.
 */
function useHeld(members: ListedMember[] | null, org: string) {
  const [question, setQuestion] = useState<HeldQuestion | null>()
  const [toId, setToId] = useState('')
  const asking = useRef<ReturnType<typeof findQuestion>>(undefined)
  const ids = members?.map(({ userId }) => userId).join(',')
  useEffect(() => {
    if (!ids) return
    const stop = new AbortController()
    asking.current = findQuestion(org, ids, stop.signal)
    asking.current.then(setQuestion, () => undefined) // a failure is shown on confirming
    return () => {
      stop.abort()
      asking.current = undefined
      setQuestion(undefined)
      setToId('')
    }
  }, [org, ids])
  const asksFirst = async () => question === undefined && Boolean(await asking.current)
  return { question, toId, setToId, asksFirst }
}

async function findQuestion(org: string, ids: string, signal: AbortSignal) {
  const answer = await fetch(`/api/organizations/${org}/held?members=${ids}`, { signal })
  if (!answer.ok) throw new Error('no answer')
  return (await answer.json()) as HeldQuestion | null
}

/** Runs an action on several members in one request, and returns those that were refused. */
function useBulk(
  action: FormAction<{ userId: string; text: string }[]>,
  { org, texts }: MembersBulkProps,
) {
  const [pending, setPending] = useState(false)
  const run = async (members: ListedMember[], fields: Record<string, string> = {}) => {
    setPending(true)
    const userIds = members.map(({ userId }) => userId).join(',')
    const state = await postTo(action, { org, userIds, ...fields })
    setPending(false)
    const told = state?.data ?? []
    return members.flatMap((member): Refusal[] => {
      const text = state?.ok
        ? told.find(({ userId }) => userId === member.userId)?.text
        : (problemIn(state) ?? texts.failed)
      return text ? [{ member, text }] : []
    })
  }
  return { pending, run }
}
