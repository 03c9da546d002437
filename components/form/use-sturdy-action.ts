'use client'
import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import type { FormAction, FormState } from '@/lib/action/form-state'
import { useHydrated } from './use-hydrated'
import { useValidationText } from './validation-texts'

// What proxy.ts answers in place of the action; Next hands it on as the error's message.
const refusals = [
  ...['database', 'maintenance'],
  ...['body-too-large', 'foreign-origin', 'malformed-form'],
]

/**
 * The action, and a sentence in place of an answer that never came (no network, a server that is
 * away or refuses to read it, a server of another version): thrown on, it would take the page down, with all that was typed. In the page as it was sent
 * it is the action itself, which a form without JavaScript is posted to.
 */
export function useSturdyAction<T>(
  action: FormAction<T>,
): (state: FormState<T>, data: FormData) => Promise<FormState<T>> {
  const hydrated = useHydrated()
  const say = useValidationText()
  if (!hydrated) return action
  return async (state, data) => {
    try {
      return await action(state, data)
    } catch (error) {
      unstable_rethrow(error) // a redirect is no failure
      const { values, data: shown } = state
      if (unstable_isUnrecognizedActionError(error))
        return { values, data: shown, error: say('new-version'), isStale: true }
      const why = error instanceof Error && refusals.find((code) => code === error.message)
      return { values, data: shown, error: say(why || 'not-sent') }
    }
  }
}
