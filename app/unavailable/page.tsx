import { CloudOff, Wrench } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { buttonClasses } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { BrandLogo } from '@/components/shell/part'
import config from '@/guildhall.config'
import { env } from '@/lib/env'

const icons = { maintenance: <Icon of={Wrench} />, database: <Icon of={CloudOff} /> }

/**
 * Shown instead of every page while the site is unavailable. proxy.ts rewrites to here with a 503 and
 * keeps the URL, so that reloading tries again. Does not query the database.
 */
export default async function UnavailablePage() {
  const why = (await headers()).get('x-guildhall-away')
  if (why !== 'maintenance' && why !== 'database') notFound()
  const t = await getTranslations('away')
  const announced = why === 'maintenance' && env.MAINTENANCE !== '1' && env.MAINTENANCE
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center p-4">
      <title>{`${t(`${why}Title`)} · ${config.brand.name}`}</title>
      <BrandLogo />
      <EmptyState
        level={1}
        icon={icons[why]}
        title={t(`${why}Title`)}
        action={
          // The same URL again; works without JavaScript.
          <a href="" className={buttonClasses('primary', 'md')}>
            {t('retry')}
          </a>
        }
      >
        {announced || t(why)}
      </EmptyState>
    </main>
  )
}
