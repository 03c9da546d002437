import { getTranslations } from 'next-intl/server'
import type { Route } from 'next'
import type { NavItemProps } from '@/components/ui/nav-item'
import type { PageEntry } from '@/lib/access/pages'
import type en from '@/messages/en.json'

type Texts<N extends 'nav' | 'admin'> = {
  [Key in keyof (typeof en)[N]]: (typeof en)[N][Key] extends string ? `${N}.${Key & string}` : never
}[keyof (typeof en)[N]]
type Entry = PageEntry & { label?: Texts<'nav'> | Texts<'admin'> }

/** The pages of a table of lib/access/pages.ts that are in the navigation. */
export async function navItems<Page extends string>(
  pages: Record<Page, Entry>,
  hrefOf: (page: Page) => Route,
  isShown: (page: Page) => boolean = () => true,
): Promise<NavItemProps[]> {
  const t = await getTranslations()
  const entries = (Object.entries(pages) as [Page, Entry][]).flatMap(
    ([page, { label, icon: Icon, also }]) =>
      label && Icon && isShown(page)
        ? [
            {
              href: hrefOf(page),
              label: t(label),
              icon: <Icon />,
              also: also ? hrefOf(also as Page) : undefined,
            },
          ]
        : [],
  )
  // A page with others of the table below it is not the current one on those.
  const isAbove = (href: Route) => entries.some((other) => other.href.startsWith(`${href}/`))
  return entries.map((entry) => ({ ...entry, exact: isAbove(entry.href) }))
}
