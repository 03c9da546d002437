import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import type { Messages } from '@/lib/i18n/messages'

type Namespace = {
  [N in keyof Messages]: Messages[N] extends { title: string } ? N : never
}[keyof Messages]

/** `generateMetadata` for a page whose title is `title` of its namespace. */
export const pageTitle =
  <N extends Namespace>(namespace: N) =>
  async (): Promise<Metadata> => {
    const t = await getTranslations()
    return { title: t(`${namespace}.title` as never) }
  }
