'use client'
import type { RefObject } from 'react'
import { Tooltip } from '@base-ui/react/tooltip'

/** The part of <Tooltip> that is loaded when it is needed. */
export function TooltipPopup({
  anchor,
  text,
  side,
  ...root
}: {
  anchor: RefObject<HTMLElement | null>
  text: string
  side: 'top' | 'bottom' | 'left' | 'right'
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  return (
    <Tooltip.Root {...root}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          anchor={anchor}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60"
        >
          <Tooltip.Popup
            aria-hidden="true"
            className="max-w-64 rounded-small bg-inverse px-2.5 py-1.5 text-[0.8125rem] leading-5 text-pretty text-on-inverse shadow-popup transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
