'use client'
import { useRouter } from 'next/navigation'
import { startTransition, useRef, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { showFlash } from '@/components/ui/flash'
import { Input } from '@/components/ui/input'
import { useAction } from '@/components/form/use-sturdy-action'
import type { FormAction } from '@/lib/action/form-state'
import { RecoveryCodes, type RecoveryCodesTexts } from './recovery-codes'

interface AddPasskeyProps {
  action: FormAction<string[] | null>
  texts: { name: string; hint: string; add: string; failed: string; codes: RecoveryCodesTexts }
}

/** Makes a passkey under a name; with the first factor, recovery codes stand in the form's place. */
export function AddPasskey({ action, texts }: AddPasskeyProps) {
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const router = useRouter()
  const [state, dispatch, isPending] = useAction(action, ({ ok }) => {
    if (!ok) return
    showFlash()
    if (field.current) field.current.value = ''
  })
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setAsking(true)
    setProblem(undefined)
    try {
      const { makePasskey } = await import('./ask-passkey')
      form.set('answer', await makePasskey())
      startTransition(() => dispatch(form))
    } catch {
      setProblem(texts.failed)
      // The last proof of identity may be too old by now: then the page asks for one first.
      router.refresh()
    }
    setAsking(false)
  }
  if (state.data) return <RecoveryCodes codes={state.data} texts={texts.codes} />
  const isBusy = isPending || isAsking
  const said = problem ?? (isBusy ? undefined : state.error)
  return (
    <form onSubmit={(event) => void add(event)} className="grid max-w-sm gap-4 noscript:hidden">
      <Field
        id="passkey-name"
        label={texts.name}
        hint={texts.hint}
        error={!isBusy && state.fields?.name}
      >
        {(control) => (
          <Input {...control} ref={field} name="name" autoComplete="off" maxLength={100} required />
        )}
      </Field>
      <Button type="submit" pending={isBusy} className="justify-self-start">
        {texts.add}
      </Button>
      {said && <FieldError role="alert">{said}</FieldError>}
    </form>
  )
}
