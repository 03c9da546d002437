'use client'
import { useActionState, useEffect, useEffectEvent, useRef } from 'react'
import type { Route } from 'next'
import { unstable_isUnrecognizedActionError, unstable_rethrow, useRouter } from 'next/navigation'
import { useHydrated } from '@/components/ui/use-hydrated'
import { withViewer } from '@/components/ui/post-fields'
import type { FormAction, FormState } from '@/lib/action/form-state'
import { toastRefusal } from './toast-refusal'
import { useValidationText } from './validation-texts'

// What proxy.ts responds instead of the action; Next passes it on as the error's message.
const refusals = [
  ...['database', 'maintenance'],
  ...['body-too-large', 'foreign-origin', 'malformed-form'],
]

/**
 * The state of an action: what useActionState returns for the sturdy action.
 * @param onAnswer called once for each response
 */
export function useAction<T>(action: FormAction<T>, onAnswer?: (state: FormState<T>) => void) {
  const bound = useActionState<FormState<T>, FormData>(useSturdyAction(action), {})
  const router = useRouter()
  useAnswer(bound, (answer) => {
    onAnswer?.(answer)
    // After the effects of the form inside, which keeps what was typed.
    if (answer.proofPath) router.push(answer.proofPath as Route)
  })
  return bound
}

/** Calls back once for each response of an action, with its state. */
export function useAnswer<T>(
  [state, , isPending]: Bound<T>,
  onAnswer: (state: FormState<T>) => void = () => {},
) {
  const answered = useRef(state)
  const answer = useEffectEvent(onAnswer)
  useEffect(() => {
    if (isPending || answered.current === state) return
    answered.current = state
    answer(state)
  }, [state, isPending])
}

/** An action's state, the function that calls it, and whether it is being called. */
export type Bound<T = unknown> = ReturnType<typeof useActionState<FormState<T>, FormData>>

/**
 * Wraps an action to return an error message if there is no response (no network, a server that is
 * unavailable, refuses the body or runs another version). Throwing would replace the page and lose what
 * was typed. Before hydration it is the action itself, which forms post to without JavaScript.
 */
function useSturdyAction<T>(
  action: FormAction<T>,
): (state: FormState<T>, data: FormData) => Promise<FormState<T>> {
  const hydrated = useHydrated()
  const say = useValidationText()
  if (!hydrated) return action
  return async (state, data) => {
    try {
      const answer = await action(state, withViewer(data))
      if (!answer.leaves) return answer
      // The form is removed before it could show this.
      toastRefusal(answer)
      return { values: answer.values }
    } catch (error) {
      unstable_rethrow(error) // a redirect is not a failure
      const { values, data: shown } = state
      if (unstable_isUnrecognizedActionError(error))
        return { values, data: shown, error: say('new-version'), isStale: true }
      const why = error instanceof Error && refusals.find((code) => code === error.message)
      return { values, data: shown, error: say(why || 'not-sent') }
    }
  }
}
