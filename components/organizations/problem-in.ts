import type { FormState } from '@/lib/action/form-state'

/** What an action refused, wherever it says so. */
export const problemIn = (state: FormState | undefined): string | undefined =>
  state?.error ?? Object.values(state?.fields ?? {})[0]
