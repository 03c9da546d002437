import { getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import type { PageEntry, PageIcon } from '@/lib/access/page-entry'

/** A navigation link, as plain data. */
export interface NavLink {
  href: Route
  label: string
  icon: PageIcon
  /** Another page on which this link is the current one. */
  also?: Route
  /** Current only on exactly this page, not on pages below it. */
  exact?: boolean
}

/** Returns the pages of a table in lib/access/pages.ts that are in the navigation. */
export async function navItems<Page extends string>(
  pages: Record<Page, PageEntry>,
  hrefOf: (page: Page) => Route,
  isShown: (page: Page) => boolean = () => true,
): Promise<NavLink[]> {
  const t = await getTranslations()
  const entries = (Object.entries(pages) as [Page, PageEntry][]).flatMap(
    ([page, { label, icon, also }]) =>
      label && icon && isShown(page)
        ? [
            {
              href: hrefOf(page),
              label: t(label),
              icon,
              also: also ? hrefOf(also as Page) : undefined,
            },
          ]
        : [],
  )
  // If the table has pages below this one, it is not the current one on those.
  const isAbove = (href: Route) => entries.some((other) => other.href.startsWith(`${href}/`))
  return entries.map((entry) => (isAbove(entry.href) ? { ...entry, exact: true } : entry))
}
