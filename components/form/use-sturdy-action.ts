'use client'
import { unstable_rethrow } from 'next/navigation'
import type { FormAction } from '@/lib/form-state'
import { useHydrated } from './use-hydrated'
import { useValidationText } from './validation-texts'

/**
 * The action, and a sentence in place of an answer that never came (no network, a server that is
 * away): thrown on, it would take the page down, with all that was typed. In the page as it was sent
 * it is the action itself, which a form without JavaScript is posted to.
 */
export function useSturdyAction(action: FormAction): FormAction {
  const hydrated = useHydrated()
  const say = useValidationText()
  if (!hydrated) return action
  return async (state, data) => {
    try {
      return await action(state, data)
    } catch (error) {
      unstable_rethrow(error) // a redirect is no failure
      return { values: state.values, error: say('not-sent') }
    }
  }
}
