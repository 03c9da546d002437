import type { ReactNode } from 'react'
import { Search } from 'lucide'
import { Icon } from './icon'

/** The header of a searchable popup: an icon, and the popup's own input. */
export const PopupSearch = ({ children }: { children: ReactNode }) => (
  <div className="flex items-center gap-2 border-b border-line px-3.5 text-muted">
    <Icon of={Search} className="size-4 shrink-0" />
    {children}
  </div>
)

/** Whether a text matches a query, ignoring case and accents. */
export const matchesText = (text: string, query: string) =>
  plain(text).includes(plain(query.trim()))

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase()
