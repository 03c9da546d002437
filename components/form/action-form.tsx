'use client'
import type { Route } from 'next'
import {
  startTransition,
  useActionState,
  useEffect,
  useRef,
  type ReactNode,
  type SubmitEvent,
} from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { showFlash } from '@/components/ui/flash'
import { useCloseDialog } from '@/components/ui/dialog-context'
import type { FormAction, FormState } from '@/lib/action/form-state'
import { FormStateContext } from './form-state-context'
import { HiddenFields } from './hidden-fields'
import { takeTyping } from './kept-typing'
import { ReloadButton } from './reload-button'
import type { FormBackend, FormKind, SchemaName } from './schemas'
import { useHydrated } from './use-hydrated'
import { useLazyResolver } from './use-lazy-resolver'
import { useSturdyAction } from './use-sturdy-action'
import { useUnsavedEdits } from './use-unsaved-edits'

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
  /** The question before unsaved edits are lost, for forms that edit stored data. */
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
  const bound = useActionState<FormState, FormData>(useSturdyAction(action), {})
  return <BoundForm {...props} bound={bound} />
}

/**
 * Like ActionForm, but the state belongs to the parent, which shows something else after a response:
 * without JavaScript the response goes to the component that has the state.
 */
export function BoundForm(
  props: Omit<ActionFormProps, 'action'> & {
    bound: ReturnType<typeof useActionState<FormState, FormData>>
  },
) {
  const { schema, hidden = {}, defaults = {}, done, clears, className, id, children } = props
  const [state, dispatch, isPending] = props.bound
  const { resolver, preload } = useLazyResolver(schema, props.kind, props.backend)
  const values = { ...defaults, ...state.values }
  const form = useForm({ defaultValues: { ...values, ...hidden }, resolver })
  const hydrated = useHydrated()
  useAnswer(state, isPending, form, clears)
  useTyping(schema, form, hidden)
  const { unsaved } = props
  useUnsavedEdits(unsaved !== undefined && form.formState.isDirty && !isPending, unsaved)
  const isChecking = useRef(false)

  if (state.ok && done) return done
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    const data = new FormData(event.currentTarget)
    // Ignores a second click while the first is being validated or sent.
    if (isPending || isChecking.current) return event.preventDefault()
    isChecking.current = true
    void form
      .handleSubmit(() => startTransition(() => dispatch(data)))(event)
      .finally(() => (isChecking.current = false))
  }
  return (
    <FormProvider {...form}>
      <FormStateContext value={{ isPending, values, fields: hydrated ? {} : (state.fields ?? {}) }}>
        <form
          id={id}
          action={dispatch}
          onSubmit={submit}
          onFocus={preload}
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
                    <ButtonLink size="sm" href={state.link.href as Route}>
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
    </FormProvider>
  )
}

/** Restores what was typed before the page was reloaded for a new version. */
function useTyping(
  schema: SchemaName,
  { setValue }: ReturnType<typeof useForm>,
  hidden: Record<string, string>,
) {
  const sentAlong = useRef(hidden)
  useEffect(() => {
    for (const [name, value] of Object.entries(takeTyping(schema)))
      if (!(name in sentAlong.current)) setValue(name, value, { shouldDirty: true })
  }, [schema, setValue])
}

/** Handles the server's response: shows errors at the fields, shows the toast, closes an open dialog. */
function useAnswer(
  state: FormState,
  isPending: boolean,
  form: ReturnType<typeof useForm>,
  clears = false,
) {
  const closeDialog = useCloseDialog()
  const answered = useRef(state)
  useEffect(() => {
    if (isPending || answered.current === state) return
    answered.current = state
    showFlash()
    Object.entries(state.fields ?? {}).forEach(([name, message], index) =>
      form.setError(name, { type: 'server', message }, { shouldFocus: index === 0 }),
    )
    if (!state.ok) return
    form.reset(clears ? undefined : form.getValues())
    closeDialog?.()
  }, [state, isPending, form, clears, closeDialog])
  // If success removes the form, as for a former owner, the toast is shown on unmount.
  useEffect(() => showFlash, [])
}
