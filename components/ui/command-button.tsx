'use client'
import { useLayoutEffect, useRef, useSyncExternalStore, type RefObject } from 'react'
import { Search } from 'lucide-react'

/** Opens the command palette, by a click or by ⌘K / Ctrl-K from anywhere on the page. */
export function CommandButton({
  ref: button,
  label,
  keys,
  open,
  onNear,
  onOpenChange,
}: {
  ref: RefObject<HTMLButtonElement | null>
  label: string
  /** The shortcut as the keyboard calls it. */
  keys: { mac: string; other: string }
  open: boolean
  /** A pointer or the focus comes near: time to fetch what will open. */
  onNear: () => void
  onOpenChange: (open: boolean) => void
}) {
  const isMac = useSyncExternalStore(neverChanges, isApple, no)
  const toggle = useRef(() => {})
  // With the page that it stands on, not a moment later: the next press may follow at once.
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
      <Search aria-hidden="true" />
      <span className="sr-only flex-1 text-left text-sm lg:not-sr-only">{label}</span>
      <kbd aria-hidden="true" className="hidden font-sans text-xs lg:block">
        {isMac ? keys.mac : keys.other}
      </kbd>
    </button>
  )
}

// A question that waits for its answer is not covered by something else.
const isAsking = () => document.querySelector('[role=alertdialog]') !== null
const isApple = () => /mac|iphone|ipad/i.test(navigator.platform)
const neverChanges = () => () => {}
const no = () => false
