import type { ReactNode } from 'react'
import { Search } from 'lucide-react'

/** The header of a searchable popup: an icon, and the popup's own input. */
export const PopupSearch = ({ children }: { children: ReactNode }) => (
  <div className="flex items-center gap-2 border-b border-line px-3.5 text-muted">
    <Search aria-hidden="true" className="size-4 shrink-0" />
    {children}
  </div>
)
