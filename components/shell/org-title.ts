import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { findOrg } from '@/lib/access/context'
import type { Messages } from '@/lib/i18n/messages'

type Namespace = {
  [N in keyof Messages]: Messages[N] extends { title: string } ? N : never
}[keyof Messages]

/** `generateMetadata` for a page of an organization: `title` of its namespace, and whose it is. */
export const orgTitle =
  (namespace: Namespace) =>
  async ({ params }: { params: Promise<{ slug: string }> }): Promise<Metadata> => {
    const [t, { slug }] = await Promise.all([getTranslations(), params])
    return { title: await titleIn(slug, t(`${namespace}.title` as never)) }
  }

/** "People · Acme". Costs no statement: the page has read its organization. */
export async function titleIn(slug: string, title: string): Promise<string> {
  const org = await findOrg(slug)
  return org ? `${title} · ${org.organization.name}` : title
}
