import { getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import { buttonClasses } from '@/components/ui/button'

interface NotFoundNoticeProps {
  /** Links to continue; the first is the primary one. */
  links: { href: Route; label: string }[]
}

/**
 * The content of 404 pages. Few plain elements, because Next renders it for every page of its segment
 * and includes it in the response.
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
