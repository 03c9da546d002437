import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { findOrg, findSuspended } from '@/lib/access/context'
import type { Messages } from '@/lib/i18n/messages'

type Namespace = {
  [N in keyof Messages]: Messages[N] extends { title: string } ? N : never
}[keyof Messages]

/** `generateMetadata` for a page whose title is a text of the messages. */
export const pageTitle =
  <N extends keyof Messages>(namespace: N, key: keyof Messages[N]) =>
  async (): Promise<Metadata> => {
    const t = await getTranslations()
    return { title: t(`${namespace}.${String(key)}` as never) }
  }

/** `generateMetadata` for a page of an organization: its namespace's `title`, or another, and the name. */
export const orgTitle =
  <N extends Namespace>(namespace: N, key: keyof Messages[N] = 'title') =>
  async ({ params }: { params: Promise<{ slug: string }> }): Promise<Metadata> => {
    const [t, { slug }] = await Promise.all([getTranslations(), params])
    return { title: await titleIn(slug, t(`${namespace}.${String(key)}` as never)) }
  }

/**
 * "People · Acme", or "Acme". Needs no statement, because the page has read its organization. For a
 * suspended member it is the title of the forbidden page, because Next uses the title of the page that
 * refused.
 */
export async function titleIn(slug: string, title?: string): Promise<string> {
  const org = await findOrg(slug)
  if (org) return [title, org.organization.name].filter(Boolean).join(' · ')
  const t = await getTranslations('problems')
  return (await findSuspended(slug)) ? t('suspendedTitle') : (title ?? t('notFoundTitle'))
}
