'use client'
import { Icon } from './icon'
import { Link } from './link'
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide'
import clsx from 'clsx'
import type { MenuEntry } from './menu-entry'
import { postFields } from './post-fields'
import type { ReactNode } from 'react'

/** One entry of a menu. */
export function MenuLine({ entry }: { entry: MenuEntry }) {
  if (entry.type === 'separator') return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />
  if (entry.type === 'radio') return <MenuRadio entry={entry} />
  if (entry.type === 'heading')
    return (
      <div className="grid px-2.5 py-1.5">
        <span className="truncate font-medium text-ink">{entry.label}</span>
        {entry.hint && <span className="truncate text-[0.8125rem] text-muted">{entry.hint}</span>}
      </div>
    )
  const classes = clsx('menu-item', entry.tone === 'danger' && !entry.disabled && 'danger')
  const words = <MenuWords icon={entry.icon} label={entry.label} hint={entry.hint} />
  if (entry.type === 'link' && !entry.disabled)
    return (
      <Menu.LinkItem
        closeOnClick
        className={classes}
        render={
          entry.external ? (
            <a href={entry.href} target="_blank" rel="noreferrer" />
          ) : entry.download ? (
            <a href={entry.href} download />
          ) : (
            <Link href={entry.href} aria-current={entry.current || undefined} />
          )
        }
      >
        {words}
        {entry.current && <Icon of={Check} className="text-accent" />}
      </Menu.LinkItem>
    )
  const act = () => {
    if (entry.type === 'button') entry.onSelect()
    if (entry.type === 'action') postFields(entry.action, entry.fields)
  }
  return (
    <Menu.Item disabled={entry.disabled} className={classes} onClick={act}>
      {words}
    </Menu.Item>
  )
}

/** A single choice inside a menu: the theme, the language. */
function MenuRadio({ entry }: { entry: Extract<MenuEntry, { type: 'radio' }> }) {
  const choose = (value: string) => {
    entry.onChange?.(value)
    if (entry.action) postFields(entry.action, { [entry.name]: value })
  }
  return (
    <Menu.RadioGroup value={entry.value} onValueChange={choose}>
      <Menu.GroupLabel className="px-2.5 py-1 text-xs leading-5 font-medium text-muted">
        {entry.label}
      </Menu.GroupLabel>
      {entry.options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} closeOnClick className="menu-item">
          <MenuWords icon={option.icon} label={option.label} />
          <Menu.RadioItemIndicator className="text-accent">
            <Icon of={Check} />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

/** The content of a menu line. */
function MenuWords({ icon, label, hint }: { icon?: ReactNode; label: string; hint?: string }) {
  return (
    <>
      {icon && <span className="icon">{icon}</span>}
      <span className="grid min-w-0 flex-1">
        <span className="truncate">{label}</span>
        {hint && <span className="text-[0.8125rem] text-pretty text-muted">{hint}</span>}
      </span>
    </>
  )
}
