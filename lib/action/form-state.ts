/** The result of a form's server action. Texts are in the person's language. */
export interface FormState<T = unknown> {
  ok?: boolean
  /** Why the form as a whole was refused. */
  error?: string
  /** With an error: a link to a page where the person can resolve it. */
  link?: { href: string; label: string }
  /** Errors by field name. */
  fields?: Record<string, string>
  /** The person loses the page with this response, so the refusal must be shown elsewhere. */
  leaves?: boolean
  /** The page where the person must prove their identity first; the form keeps what was typed. */
  proofPath?: string
  /** The server runs another version than this page, which must be reloaded before it can be sent. */
  isStale?: boolean
  /** What was typed, without passwords, so that a page re-rendered without JavaScript keeps it. */
  values?: Record<string, string>
  /** A result without secrets that the form itself shows. */
  data?: T
}

/** Returns an action's error, for the form or for a field. */
export const problemIn = (state: FormState | undefined): string | undefined =>
  state?.error ?? Object.values(state?.fields ?? {})[0]

/** A server action as accepted by a form. */
export interface FormAction<T = unknown> {
  /** For a form that does not show the result; cheaper for the page than one with state. */
  (formData: FormData): Promise<FormState<T>>
  (state: FormState, formData: FormData): Promise<FormState<T>>
}
