import { Download } from 'lucide-react'
import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Menu } from '@/components/ui/menu'
import type { MenuEntry } from '@/components/ui/menu-entry'
import { MenuFallback } from '@/components/ui/menu-fallback'

interface ExportMenuProps {
  /** The address of the list's export. */
  href: Route
  /** What the page is filtered and sorted by. */
  query: Record<string, string | undefined>
}

/** Downloads the whole list, not only the page that is shown. */
export async function ExportMenu({ href, query }: ExportMenuProps) {
  const t = await getTranslations('export')
  const chosen = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1])
  const entries = (['csv', 'json'] as const).map((format): MenuEntry => ({
    type: 'link',
    href: `${href}?${new URLSearchParams([...chosen, ['format', format]]).toString()}` as Route,
    label: format.toUpperCase(),
    download: true,
  }))
  return (
    <>
      <Menu
        trigger={
          <>
            <Download aria-hidden="true" />
            <span className="max-sm:sr-only">{t('label')}</span>
          </>
        }
        entries={entries}
        variant="ghost"
        className="noscript:hidden"
      />
      <MenuFallback entries={entries} />
    </>
  )
}
