'use client'
import { useContext, useEffect, useRef, type ReactNode } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { showFlash } from '@/components/ui/flash'
import { AskedContext, useCloseDialog } from '@/components/ui/dialog-context'
import { problemIn, type FormAction } from '@/lib/action/form-state'
import { HiddenFields } from '../ui/hidden-fields'
import { toastRefusal } from './toast-refusal'
import { useAction } from './use-sturdy-action'

interface ActionButtonProps extends Pick<
  ButtonProps,
  'variant' | 'size' | 'className' | 'disabled' | 'aria-label' | 'aria-describedby'
> {
  action: FormAction
  /** Values sent along: the organization's slug, an id. */
  fields?: Record<string, string>
  /** Controls above the button, submitted with it. */
  controls?: ReactNode
  children: ReactNode
}

/** A button that calls a server action: resend, revoke, accept. Also works without JavaScript. */
export function ActionButton(all: ActionButtonProps) {
  const { action, fields = {}, controls, children, ...props } = all
  const closeDialog = useCloseDialog()
  const asked = useContext(AskedContext)
  const [state, dispatch, isPending] = useAction(action, (answer) => {
    showFlash()
    toastRefusal(answer)
    closeDialog()
  })
  const problem = problemIn(state)
  // Revoking an invitation removes its row with this button, so the toast is shown on unmount.
  const isSent = useRef(false)
  useEffect(
    () => () => {
      if (isSent.current) showFlash()
    },
    [],
  )
  return (
    <form
      action={dispatch}
      className={asked ? 'grid max-w-72 gap-3' : controls ? 'contents' : undefined}
      onSubmit={() => {
        isSent.current = true
      }}
    >
      <HiddenFields values={fields} />
      {controls}
      {asked && (
        <label className="check">
          <input type="checkbox" required className="box" />
          <span>{asked}</span>
        </label>
      )}
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
