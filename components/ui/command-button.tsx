'use client'
import { useLayoutEffect, useRef, type RefObject } from 'react'
import { Search } from 'lucide'
import { Icon } from './icon'
import { useHydrated } from './use-hydrated'

interface CommandButtonProps {
  ref: RefObject<HTMLButtonElement | null>
  label: string
  /** The label of the shortcut. */
  keys: { mac: string; other: string }
  open: boolean
  /** Called when the pointer or the focus comes near: time to load what will open. */
  onNear: () => void
  onOpenChange: (open: boolean) => void
}

/** Opens the command palette, with a click or ⌘K / Ctrl-K anywhere on the page. */
export function CommandButton(props: CommandButtonProps) {
  const { ref: button, label, keys, open, onNear, onOpenChange } = props
  const isMac = useHydrated() && isApple()
  const toggle = useRef(() => {})
  // Updated together with the page, because the next key press may follow immediately.
  useLayoutEffect(() => {
    toggle.current = () => onOpenChange(!open)
  })
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return
      if (event.metaKey === event.ctrlKey || isAsking()) return
      event.preventDefault()
      toggle.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <button
      ref={button}
      type="button"
      aria-haspopup="dialog"
      aria-expanded={open}
      aria-keyshortcuts="Control+K Meta+K"
      onPointerEnter={onNear}
      onFocus={onNear}
      onClick={() => onOpenChange(true)}
      className="command-btn"
    >
      <Icon of={Search} />
      <span className="sr-only flex-1 text-left text-sm lg:not-sr-only">{label}</span>
      <kbd aria-hidden="true" className="hidden font-sans text-xs lg:block">
        {isMac ? keys.mac : keys.other}
      </kbd>
    </button>
  )
}

// An open confirmation must not be covered.
const isAsking = () => document.querySelector('[role=alertdialog]') !== null
const isApple = () => /mac|iphone|ipad/i.test(navigator.platform)
