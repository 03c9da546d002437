'use client'
import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field-error'
import { showFlash } from '@/components/ui/flash'
import { useCloseDialog } from '@/components/ui/use-close-dialog'
import type { FormAction, FormState } from '@/lib/form-state'
import { HiddenFields } from './hidden-fields'
import { toastRefusal } from './toast-refusal'
import { useSturdyAction } from './use-sturdy-action'

interface ActionButtonProps extends Pick<
  ButtonProps,
  'variant' | 'size' | 'className' | 'disabled' | 'aria-label' | 'aria-describedby'
> {
  action: FormAction
  /** What it is about: the organization's slug, an id. */
  fields?: Record<string, string>
  /** The action that takes it back, with the same fields: offered beside what was done. */
  undo?: { label: string; action: FormAction }
  children: ReactNode
}

/** A server action behind one button: resend, revoke, accept. Works without JavaScript as well. */
export function ActionButton(all: ActionButtonProps) {
  const { action, fields = {}, undo, children, ...props } = all
  const [state, dispatch, isPending] = useActionState<FormState, FormData>(
    useSturdyAction(action),
    {},
  )
  const closeDialog = useCloseDialog()
  const answered = useRef(state)
  const problem = state.error ?? Object.values(state.fields ?? {})[0]
  const undoOf = useRef({ undo, fields })
  useEffect(() => {
    undoOf.current = { undo, fields }
  })
  useEffect(() => {
    if (isPending || answered.current === state) return
    answered.current = state
    sayDone(undoOf.current)
    toastRefusal(state)
    closeDialog?.()
  }, [state, isPending, closeDialog])
  // Revoking an invitation takes its row away, and this button with it: said on the way out.
  const isSent = useRef(false)
  useEffect(
    () => () => {
      if (isSent.current) sayDone(undoOf.current)
    },
    [],
  )
  return (
    <form
      action={dispatch}
      onSubmit={() => {
        isSent.current = true
      }}
    >
      <HiddenFields values={fields} />
      <Button type="submit" pending={isPending} {...props}>
        {children}
      </Button>
      <noscript>
        {problem && <FieldError>{problem}</FieldError>}
        {state.link && <a href={state.link.href}>{state.link.label}</a>}
      </noscript>
    </form>
  )
}

type Undo = Required<Pick<ActionButtonProps, 'fields'>> & Pick<ActionButtonProps, 'undo'>

function sayDone({ undo, fields }: Undo) {
  if (!undo) return showFlash()
  const takeBack = async () => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    const state = await undo.action({}, data)
    if (state.ok) showFlash()
    else toastRefusal(state)
  }
  showFlash({ label: undo.label, onClick: () => void takeBack() })
}
