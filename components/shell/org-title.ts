import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { findOrg, findSuspended } from '@/lib/access/context'
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

/**
 * "People · Acme", or "Acme". Costs no statement: the page has read its organization. Says what the
 * forbidden page says to a suspended member, since Next takes the title of the page that refused.
 */
export async function titleIn(slug: string, title?: string): Promise<string> {
  const org = await findOrg(slug)
  if (org) return [title, org.organization.name].filter(Boolean).join(' · ')
  const t = await getTranslations('problems')
  return (await findSuspended(slug)) ? t('suspendedTitle') : (title ?? t('notFoundTitle'))
}
