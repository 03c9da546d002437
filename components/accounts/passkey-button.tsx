'use client'
import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { formDataOf } from '@/components/ui/post-fields'
import { useAction } from '@/components/form/use-sturdy-action'
import type { FormAction } from '@/lib/action/form-state'
import type { PasskeyUse } from './ask-passkey'

interface PasskeyButtonProps {
  action: FormAction
  use: PasskeyUse
  /** The path to continue to. */
  next: string
  label: string
  /** The error shown if no passkey was used. */
  failed: string
  /** Whether passkeys are offered in the address field as well. */
  autofill?: boolean
}

/** Signs in or confirms with a passkey. The code that talks to the browser's passkeys is loaded when it is used. */
export function PasskeyButton({ action, use, next, label, failed, autofill }: PasskeyButtonProps) {
  const [state, dispatch, isPending] = useAction(action)
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const send = useRef((answer: string) =>
    startTransition(() => dispatch(formDataOf({ answer, next }))),
  )
  useEffect(() => {
    if (!autofill || !localStorage.getItem('guildhall-passkey')) return
    void import('./ask-passkey')
      .then(({ askPasskey }) => askPasskey('sign-in', true))
      .then(send.current, () => undefined)
  }, [autofill])
  const ask = async () => {
    setAsking(true)
    setProblem(undefined)
    try {
      const { askPasskey } = await import('./ask-passkey')
      send.current(await askPasskey(use))
    } catch {
      setProblem(failed)
      // The sign-in may be over by now: then the page leads to a new one.
      router.refresh()
    }
    setAsking(false)
  }
  const said = problem ?? (isPending || isAsking ? undefined : state.error)
  return (
    <div className="grid gap-2 noscript:hidden">
      <Button pending={isPending || isAsking} onClick={() => void ask()}>
        {label}
      </Button>
      {said && <FieldError role="alert">{said}</FieldError>}
    </div>
  )
}
