'use client'

export type ToastMessage = {
  /** A later toast with the same id replaces it. */
  id?: string
  /** The ids of toasts that it ends, because what they offer is no longer possible. */
  ends?: string[]
  message: string
  description?: string
  tone?: 'success' | 'info' | 'warning' | 'error'
  action?: { label: string; onClick: () => void }
}

/** The name of the event that <Toaster> listens to. */
export const toastEvent = 'guildhall:toast'

/** Toasts that <Toaster>, whose code is loaded later, has not shown yet. */
export const waitingToasts: ToastMessage[] = []

/** Shows a toast after an action: `toast({ tone: 'success', message: 'Role changed' })`. */
export const toast = (detail: ToastMessage) => {
  waitingToasts.push(detail)
  window.dispatchEvent(new Event(toastEvent))
}
