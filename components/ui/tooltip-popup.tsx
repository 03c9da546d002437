'use client'
import type { RefObject } from 'react'
import { Tooltip } from '@base-ui/react/tooltip'

interface TooltipPopupProps {
  anchor: RefObject<HTMLElement | null>
  text: string
  side: 'top' | 'bottom' | 'left' | 'right'
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The part of <Tooltip> that is loaded on demand. */
export function TooltipPopup({ anchor, text, side, ...root }: TooltipPopupProps) {
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
          <Tooltip.Popup aria-hidden="true" className="tooltip">
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
