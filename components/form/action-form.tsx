'use client'
import type { Route } from 'next'
import {
  startTransition,
  useEffect,
  useEffectEvent,
  useRef,
  type ReactNode,
  type RefObject,
  type SubmitEvent,
  useState,
} from 'react'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { showFlash } from '@/components/ui/flash'
import { useCloseDialog } from '@/components/ui/dialog-context'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { FormAction } from '@/lib/action/form-state'
import { FormStateContext } from './use-field'
import { HiddenFields } from '../ui/hidden-fields'
import { keepTyping, keepsTyping, takeTyping, ReloadButton } from './kept-typing'
import type { Form, FormOptions } from './make-form'
import type { FormBackend, FormKind, SchemaName } from './schemas'
import { useAction, useAnswer, type Bound } from './use-sturdy-action'
import { flushSync } from 'react-dom'

interface ActionFormProps {
  action: FormAction
  /** The server's schema used to validate before anything is sent. */
  schema: SchemaName
  /** Adds the fields of a kind of organization. */
  kind?: FormKind
  /** Adds the fields of an invitation or registration backend. */
  backend?: FormBackend
  /** Hidden values sent along: the organization's slug, a token. */
  hidden?: Record<string, string>
  /** The initial values of the fields. */
  defaults?: Record<string, string>
  /** Replaces the form after it has been sent. */
  done?: ReactNode
  /** Clears the fields after sending: for passwords. */
  clears?: boolean
  /** The question before unsaved edits are lost: edits of stored data, and what takes time to type. */
  unsaved?: string
  className?: string
  /** For controls of the form that are elsewhere on the page. */
  id?: string
  children: ReactNode
}

/**
 * The only place where react-hook-form meets a server action. The form also works without JavaScript:
 * the browser posts it, and the page returns with what was typed and the errors.
 */
export function ActionForm({ action, ...props }: ActionFormProps) {
  return <BoundForm {...props} bound={useAction(action)} />
}

/**
 * Like ActionForm, but the state belongs to the parent, which shows something else after a response:
 * without JavaScript the response goes to the component that has the state.
 */
export function BoundForm(props: Omit<ActionFormProps, 'action'> & { bound: Bound }) {
  const { schema, hidden = {}, defaults = {}, done, clears, className, id, children } = props
  const [state, dispatch, isPending] = props.bound
  const { kind, backend, unsaved } = props
  const element = useRef<HTMLFormElement>(null)
  const values = { ...defaults, ...state.values }
  const fields = state.fields ?? {}
  const [form, load] = useLazyForm({
    ...{ schema, kind, backend },
    values: { ...values, ...hidden },
    errors: fields,
  })
  const hydrated = useHydrated()
  const closeDialog = useCloseDialog()
  useAnswer(props.bound, (answer) => {
    Object.entries(answer.fields ?? {}).forEach(([name, message], index) =>
      form?.setError(name, { type: 'server', message }, { shouldFocus: index === 0 }),
    )
    if (answer.proofPath && element.current) keepTyping(element.current, schema)
    if (answer.ok) {
      form?.reset(clears ? undefined : form.getValues(), { keepFieldsRef: true })
      closeDialog()
    }
    showFlash() // unless the dialog has shown it
  })
  // If success removes the form, as for a former owner, the toast is shown on unmount.
  useEffect(() => showFlash, [])
  useTyping(schema, element, load, hidden)
  useEffect(() => {
    if (unsaved !== undefined && !isPending) return form?.askBeforeLeaving(unsaved)
  }, [form, unsaved, isPending])
  const isChecking = useRef(false)

  if (state.ok && done) return done
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Ignores a second click while the first is being validated or sent.
    if (isPending || isChecking.current) return
    isChecking.current = true
    const data = new FormData(event.currentTarget)
    const send = () => startTransition(() => dispatch(data))
    void load()
      .then((loaded) => (loaded ? loaded.handleSubmit(send)() : send()))
      .finally(() => (isChecking.current = false))
  }
  return (
    <FormStateContext value={{ isPending, values, fields, form, load }}>
      <form
        ref={element}
        id={id}
        action={dispatch}
        onSubmit={submit}
        onFocus={load}
        onChange={load} // also when a click does not focus, as in Safari
        noValidate={hydrated}
        className={className ?? 'grid gap-5'}
      >
        {state.error && (
          <Banner
            tone="danger"
            role="alert"
            action={
              state.isStale ? (
                <ReloadButton schema={schema} />
              ) : (
                state.link && (
                  <ButtonLink size="sm" href={state.link.href as Route} {...keepsTyping(schema)}>
                    {state.link.label}
                  </ButtonLink>
                )
              )
            }
          >
            {state.error}
          </Banner>
        )}
        <HiddenFields values={hidden} />
        {children}
      </form>
    </FormStateContext>
  )
}

/** Restores what was typed before the page was reloaded or left to sign in, or before hydration. */
function useTyping(
  schema: SchemaName,
  element: RefObject<HTMLFormElement | null>,
  load: () => Promise<Form | undefined>,
  hidden: Record<string, string>,
) {
  const restore = useEffectEvent(async () => {
    if (!element.current) return
    const typed = Object.entries(takeTyping(element.current, schema, hidden))
    if (typed.length === 0 && !element.current.matches(':focus-within')) return
    const form = await load()
    for (const [name, value] of typed)
      if (!(name in hidden)) form?.setValue(name, value, { shouldDirty: true })
  })
  useEffect(() => void restore(), [schema])
}

/**
 * Loads react-hook-form and the server's schema when `load` is first called: a form that nobody has
 * touched only needs what browsers do. react-hook-form adopts what was typed or selected meanwhile.
 * @returns the form, once it is loaded, and `load`, which resolves to it, or to undefined if that fails;
 *   the next call tries again
 */
function useLazyForm(options: FormOptions) {
  const [form, setForm] = useState<Form>()
  const loading = useRef<Promise<Form | undefined>>(undefined)
  const load = () =>
    (loading.current ??= import('./make-form')
      .then(({ makeForm }) => makeForm(options))
      .then(
        (made) => {
          // Immediately, so that the fields are registered for whoever waits for the form.
          flushSync(() => setForm(made))
          for (const [name, message] of Object.entries(options.errors))
            made.setError(name, { type: 'server', message })
          return made
        },
        (error: unknown) => {
          reportError(error) // offline: the server validates
          return (loading.current = undefined)
        },
      ))
  return [form, load] as const
}
