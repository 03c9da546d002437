import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { whyNotAllowed } from '@/lib/access/allowed'
import { DownloadMenu } from '@/components/ui/list-menus'
import type { MenuEntry } from '@/components/ui/menu'
import { withQuery } from '@/lib/paths'

interface ExportMenuProps {
  /** The URL of the list's export. */
  href: Route
  /** The page's filters and sorting. */
  query: Record<string, string | undefined>
  /** For staff, who can export lists regardless of the configuration. */
  always?: boolean
}

/** Downloads the whole list, not only the current page. */
export async function ExportMenu({ href, query, always }: ExportMenuProps) {
  if (!always && whyNotAllowed('exports')) return null
  const t = await getTranslations('export')
  const entries = (['csv', 'json'] as const).map((format): MenuEntry => ({
    type: 'link',
    href: withQuery(href, { ...query, format }),
    label: format.toUpperCase(),
    download: true,
  }))
  return <DownloadMenu label={t('label')} entries={entries} />
}
