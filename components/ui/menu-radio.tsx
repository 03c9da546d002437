'use client'
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { MenuEntry } from './menu-entry'
import { MenuWords } from './menu-words'
import { postFields } from './post-fields'

/** A choice of one inside a menu: the theme, the language. */
export function MenuRadio({ entry }: { entry: Extract<MenuEntry, { type: 'radio' }> }) {
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
            <Check aria-hidden="true" />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
