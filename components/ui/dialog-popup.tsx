'use client'
import type { ReactNode } from 'react'
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide'
import { buttonClasses } from './button-classes'
import type { DialogParts, DialogTriggerProps } from './dialog-trigger'
import { Icon } from './icon'

export type DialogProps = DialogTriggerProps & {
  title: ReactNode
  description?: ReactNode
  closeLabel: string
  size?: 'sm' | 'md' | 'lg'
  children: ReactNode
}

/** The part of <Dialog> that is loaded on demand. */
export function DialogPopup(
  props: Pick<DialogProps, 'title' | 'description' | 'closeLabel' | 'size' | 'children'> &
    DialogParts,
) {
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop data-veil="" className="veil" />
        <Dialog.Popup
          finalFocus={props.finalFocus}
          className={`dialog dialog-${props.size ?? 'md'}`}
        >
          <div className="grid gap-1 pt-5 pr-14 pl-5 sm:pt-6 sm:pl-6">
            <Dialog.Title className="text-base leading-6 font-semibold tracking-[-0.01em]">
              {props.title}
            </Dialog.Title>
            {props.description && (
              <Dialog.Description className="text-muted">{props.description}</Dialog.Description>
            )}
          </div>
          <div className="p-5 sm:p-6">{props.children}</div>
          {/* Last, so that the first field gets the focus and not the way out */}
          <Dialog.Close
            aria-label={props.closeLabel}
            className={buttonClasses('ghost', 'icon-sm', 'absolute top-4 right-4')}
          >
            <Icon of={X} />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
