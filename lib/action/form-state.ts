/** What a form's server action answers; the form shows it. Texts are in the person's language. */
export interface FormState<T = unknown> {
  ok?: boolean
  /** Refused as a whole. */
  error?: string
  /** Beside the refusal: where the person can do something about it. */
  link?: { href: string; label: string }
  /** Refused for one field: its name and what is wrong. */
  fields?: Record<string, string>
  /** The server is of another version than this page: only the page loaded again can be sent. */
  isStale?: boolean
  /** What was typed, without passwords: a page that is drawn again without JavaScript keeps it. */
  values?: Record<string, string>
  /** A secret-free result that the form itself shows. */
  data?: T
}

/** A server action as a form takes it. */
export interface FormAction<T = unknown> {
  /** Of a form that shows nothing of the answer: it costs the page less than one that keeps a state. */
  (formData: FormData): Promise<FormState<T>>
  (state: FormState, formData: FormData): Promise<FormState<T>>
}
