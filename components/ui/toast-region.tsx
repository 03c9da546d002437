'use client'
import type { FocusEvent } from 'react'
import { Toaster, toast } from 'sonner'
import type { ToastMessage } from './toast'

/** The part of <Toaster> that is loaded with the first toast. */
export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <div className="contents" onFocusCapture={passOn}>
      <Toaster
        position="bottom-right"
        containerAriaLabel={label}
        closeButton
        duration={6000}
        toastOptions={{
          closeButtonAriaLabel: closeLabel,
          unstyled: true,
          classNames: {
            toast: 'toast',
            icon: 'flex h-5 shrink-0 items-center',
            content: 'grid min-w-0 flex-1 gap-0.5',
            title: 'leading-5 font-medium text-pretty',
            description: 'text-pretty text-muted',
            closeButton:
              'absolute top-2.5 right-2 grid size-7 place-items-center rounded-small text-muted hover:bg-hover hover:text-ink',
            actionButton:
              '-my-1 shrink-0 self-start rounded-small px-2 py-1 leading-5 font-medium text-accent hover:bg-hover',
            success: '[&_[data-icon]]:text-success',
            error: '[&_[data-icon]]:text-danger',
            warning: '[&_[data-icon]]:text-warning',
            info: '[&_[data-icon]]:text-info',
          },
        }}
      />
    </div>
  )
}

/**
 * Sonner restores the previous focus whenever the focus leaves the toasts. That is right for people who
 * focus the list with its shortcut; but people who use Tab would be sent back again and again, and
 * never get past a toast.
 */
function passOn(event: FocusEvent) {
  if (event.target.tagName !== 'OL' && event.target.matches(':focus-visible'))
    event.stopPropagation()
}

/** Long enough to hear the offered action, and to reach it with the keyboard. */
const OFFER = 20_000

export function showToast({ message, tone = 'success', action, ends, ...rest }: ToastMessage) {
  for (const id of ends ?? []) toast.dismiss(id)
  toast[tone](message, {
    ...rest,
    ...(action && { action: offered(action), duration: OFFER }),
  })
}

/**
 * Restores the previous focus before the action runs. Otherwise that would happen when the toast
 * closes, and take the focus from a dialog that the action may have opened.
 */
const offered = ({ label, onClick }: NonNullable<ToastMessage['action']>) => ({
  label,
  onClick: () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    onClick()
  },
})
