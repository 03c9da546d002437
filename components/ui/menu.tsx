'use client'
import { useId, useRef, useState, type ReactNode } from 'react'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button-classes'
import type { MenuEntry } from './menu-entry'
import { useLazy } from './use-lazy'

export type MenuProps = {
  /** The trigger's content. */
  trigger: ReactNode
  /** The trigger's name if it shows only an icon. */
  label?: string
  entries: MenuEntry[]
  variant?: ButtonVariant | 'bare'
  size?: ButtonSize
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom'
  className?: string
}

const importPopup = () => import('./menu-popup')

/** A button that opens a menu of links and actions. */
export function Menu(props: MenuProps) {
  const { trigger, label, entries, variant = 'secondary', size = 'md', className } = props
  const id = useId()
  const ref = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [byKeyboard, setByKeyboard] = useState(false)
  const [popup, load] = useLazy(importPopup)
  const show = (keyboard: boolean) => {
    load()
    setByKeyboard(keyboard)
    setOpen(true)
  }
  return (
    <>
      <button
        ref={ref}
        id={id}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={variant === 'bare' ? className : buttonClasses(variant, size, className)}
        onPointerEnter={load}
        onFocus={load}
        onClick={(event) => show(event.detail === 0)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          show(true)
        }}
      >
        {trigger}
      </button>
      {popup && (
        <popup.MenuPopup
          triggerId={id}
          anchor={ref}
          open={open}
          byKeyboard={byKeyboard}
          onOpenChange={setOpen}
          entries={entries}
          align={props.align}
          side={props.side}
        />
      )}
    </>
  )
}
