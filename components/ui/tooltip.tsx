'use client'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useLazy } from './use-lazy'

const importPopup = () => import('./tooltip-popup')

interface TooltipProps {
  text: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** For a child that refers to it in aria-describedby. */
  id?: string
  children: ReactNode
}

/** A short explanation on hover and focus of a child, which must be able to take the focus. */
export function Tooltip({ text, side = 'top', id: given, children }: TooltipProps) {
  const own = useId()
  const id = given ?? own
  const ref = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [open, setOpen] = useState(false)
  const [popup, load] = useLazy(importPopup)
  useEffect(() => () => clearTimeout(timer.current), [])
  // The delays avoid a flash when the pointer passes over it, and let the pointer reach the tooltip.
  const turn = (next: boolean, wait: number) => {
    load()
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(next), wait)
  }
  return (
    <span
      ref={ref}
      className="tip"
      onPointerEnter={() => turn(true, 250)}
      onPointerLeave={() => turn(false, 150)}
      onFocus={() => turn(true, 0)}
      onBlur={() => turn(false, 0)}
      onKeyDown={(event) => event.key === 'Escape' && turn(false, 0)}
    >
      {children}
      <span id={id} className="sr-only">
        {text}
      </span>
      {popup && (
        <popup.TooltipPopup
          anchor={ref}
          open={open}
          onOpenChange={setOpen}
          text={text}
          side={side}
        />
      )}
    </span>
  )
}
