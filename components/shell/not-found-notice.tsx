import { getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import { buttonClasses } from '@/components/ui/button-classes'

interface NotFoundNoticeProps {
  /** The ways on; the first is the main one. */
  links: { href: Route; label: string }[]
}

/**
 * What a 404 says. Of few plain elements: Next renders it for every page of its segment and sends it
 * along.
 */
export async function NotFoundNotice({ links }: NotFoundNoticeProps) {
  const t = await getTranslations('problems')
  return (
    <div className="notice">
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFound')}</p>
      {links.map(({ href, label }) => (
        <a key={href} href={href} className={buttonClasses('secondary', 'md')}>
          {label}
        </a>
      ))}
    </div>
  )
}
