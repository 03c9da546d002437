'use client'
import { Monitor, Moon, Sun } from 'lucide'
import { Icon } from '@/components/ui/icon'
import { UserMenu, type UserMenuProps } from '@/components/ui/user-menu'
import type { Theme } from '@/lib/accounts/profile/theme'
import { useTheme, chooseTheme } from './use-theme'

type AccountMenuProps = UserMenuProps & {
  /** Entries below the theme: signing out. */
  last: UserMenuProps['entries']
  themeLabels: Record<'theme' | Theme, string>
}

/** The account menu, including the choice of theme. */
export function AccountMenu({ entries, last, themeLabels, ...props }: AccountMenuProps) {
  const theme = useTheme()
  const choice = {
    type: 'radio' as const,
    name: 'theme',
    label: themeLabels.theme,
    value: theme,
    onChange: (value: string) => chooseTheme(value as Theme),
    options: [
      { value: 'system', label: themeLabels.system, icon: <Icon of={Monitor} /> },
      { value: 'light', label: themeLabels.light, icon: <Icon of={Sun} /> },
      { value: 'dark', label: themeLabels.dark, icon: <Icon of={Moon} /> },
    ],
  }
  const separator = { type: 'separator' as const }
  return <UserMenu {...props} entries={[...entries, separator, choice, separator, ...last]} />
}
