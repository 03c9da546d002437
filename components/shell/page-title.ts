import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import type en from '@/messages/en.json'

type Namespace = {
  [N in keyof typeof en]: (typeof en)[N] extends { title: string } ? N : never
}[keyof typeof en]

/** `generateMetadata` for a page whose title is `title` of its namespace. */
export const pageTitle =
  <N extends Namespace>(namespace: N) =>
  async (): Promise<Metadata> => {
    const t = await getTranslations()
    return { title: t(`${namespace}.title` as never) }
  }
