'use client'
import { useId, useRef, useState, type ReactNode } from 'react'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button'
import { HiddenFields } from './hidden-fields'
import { useLazy } from './use-lazy'
import type { Route } from 'next'
import { Link } from './link'

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

type Shown = {
  label: string
  icon?: ReactNode
  tone?: 'danger'
}

/** The entries of a <Menu> as data, so that its code is loaded only when it opens. */
export type MenuEntry =
  | ({
      type: 'link'
      href: Route
      /** A file download, which does not navigate. */
      download?: boolean
      /** The current one of several. */
      current?: boolean
    } & Shown)
  /** Posts `fields` to a server action. */
  | ({
      type: 'action'
      action: (data: FormData) => unknown
      fields?: Record<string, string>
    } & Shown)
  /** For client components only. */
  | ({ type: 'button'; onSelect: () => void } & Shown)
  /** For client components only. */
  | {
      type: 'radio'
      label: string
      value: string
      options: { value: string; label: string; icon?: ReactNode }[]
      onChange: (value: string) => void
    }
  | { type: 'heading'; label: string; hint?: string }
  | { type: 'separator' }

/**
 * The links and actions of a menu as a plain list, for pages without JavaScript. A client component
 * like the menu, so that a response contains the entries of the two only once.
 */
export function MenuFallback({ entries }: { entries: MenuEntry[] }) {
  const className = buttonClasses('ghost', 'sm')
  return (
    <noscript>
      <ul className="flex flex-wrap gap-1">
        {entries.map((entry, index) => (
          <li key={index}>
            {entry.type === 'link' && entry.download && (
              <a href={entry.href} download className={className}>
                {entry.label}
              </a>
            )}
            {entry.type === 'link' && !entry.download && (
              <Link
                aria-current={entry.current || undefined}
                href={entry.href}
                className={className}
              >
                {entry.label}
              </Link>
            )}
            {entry.type === 'action' && (
              <form action={entry.action as (data: FormData) => void}>
                <HiddenFields values={entry.fields ?? {}} />
                <button type="submit" className={className}>
                  {entry.label}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </noscript>
  )
}
