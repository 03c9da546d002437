import { ChevronsUpDown } from 'lucide'
import { Avatar } from './avatar'
import { Icon } from './icon'
import { Menu } from './menu'
import type { MenuEntry } from './menu-entry'
import { MenuFallback } from './menu-fallback'

export type UserMenuProps = {
  /** Read aloud before the name and the address: "Account menu" */
  label: string
  name: string
  email: string
  seed?: string
  picture?: string | null
  entries: MenuEntry[]
}

/** The account menu of the signed-in person: an avatar on phones, a line in the sidebar. */
export function UserMenu({ label, name, email, seed, picture, entries }: UserMenuProps) {
  return (
    <>
      <MenuFallback entries={entries} />
      <Menu
        variant="bare"
        side="top"
        align="start"
        entries={[{ type: 'heading', label: name, hint: email }, { type: 'separator' }, ...entries]}
        className="switcher switcher-user noscript:hidden"
        trigger={
          <>
            <Avatar name={name} seed={seed} picture={picture} />
            <span className="sr-only">{label}</span>
            <span className="words">
              <span>{name}</span>
              <span>{email}</span>
            </span>
            <Icon of={ChevronsUpDown} />
          </>
        }
      />
    </>
  )
}
