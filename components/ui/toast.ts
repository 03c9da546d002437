'use client'

export type ToastMessage = {
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
