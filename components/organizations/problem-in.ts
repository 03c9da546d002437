import type { FormState } from '@/lib/action/form-state'

/** Returns an action's error, for the form or for a field. */
export const problemIn = (state: FormState | undefined): string | undefined =>
  state?.error ?? Object.values(state?.fields ?? {})[0]
