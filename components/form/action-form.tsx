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
  /** Which of the server's schemas to check with before anything is sent. */
  schema: SchemaName
  /** Whose fields are in it as well: those of a kind of organization. */
  kind?: FormKind
  /** Whose fields are in it besides: those of a way to invite or to sign up. */
  backend?: FormBackend
  /** Sent along and not shown: the organization's slug, a token. */
  hidden?: Record<string, string>
  /** What the fields hold at first. */
  defaults?: Record<string, string>
  /** Stands in the form's place once it has been sent. */
  done?: ReactNode
  /** Empties the fields once it has been sent: for passwords. */
  clears?: boolean
  /** What is asked before edits are lost: for a form that changes what is kept. */
  unsaved?: string
  className?: string
  /** For controls that belong to the form and stand elsewhere in the page. */
  id?: string
  children: ReactNode
}

/**
 * The one place where react-hook-form meets a server action. The same form works without
 * JavaScript: the browser posts it, and the page comes back with what was typed and what was wrong.
 */
export function ActionForm({ action, ...props }: ActionFormProps) {
  const bound = useActionState<FormState, FormData>(useSturdyAction(action), {})
  return <BoundForm {...props} bound={bound} />
}

/**
 * The same where the state belongs to what is around the form, which shows something else in its
 * place after an answer: without JavaScript the answer comes to whoever holds the state.
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
    // A second click while the first is being checked, or is on its way, does nothing.
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

/** Puts back what was typed before the page was loaded anew for a new version. */
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

/** Puts the server's answer where it belongs: at the fields, in a toast, out of an open dialog. */
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
  // A form that its own success takes away, such as the former owner's, says so on the way out.
  useEffect(() => showFlash, [])
}
