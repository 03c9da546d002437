import { Building2, Crown, MailCheck, ScrollText } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { LanguagePicker } from '@/components/frame/language-picker'
import { ButtonLink } from '@/components/ui/button-link'
import { Logo } from '@/components/ui/logo'
import config from '@/guildhall.config'
import { currentUser, findOrg } from '@/lib/access/context'
import { RECENT_COOKIE, recentSlugs } from '@/lib/orgs/recent-slugs'
import { orgPath } from '@/lib/paths'

const features = [
  ['people', Building2],
  ['invitations', MailCheck],
  ['ownership', Crown],
  ['trail', ScrollText],
] as const

/** What this is. Whoever is signed in goes on to where they were. */
export default async function LandingPage() {
  if (await currentUser()) redirect(await lastPlace())
  const [t, app] = await Promise.all([getTranslations('landing'), getTranslations('app')])
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col px-5 py-6 sm:px-8">
      <a href="#content" className="skip-link">
        {app('skip')}
      </a>
      <header className="flex items-center justify-between gap-4">
        <Logo name={config.productName} />
        <ButtonLink href="/login" variant="ghost">
          {t('signIn')}
        </ButtonLink>
      </header>
      <main id="content" tabIndex={-1} className="my-auto grid gap-14 py-14 sm:py-20">
        <div className="grid max-w-2xl gap-5">
          <h1 className="text-4xl leading-tight font-semibold tracking-[-0.025em] text-balance text-ink sm:text-5xl">
            {t('heading')}
          </h1>
          <p className="text-lg leading-8 text-pretty text-muted">{t('intro')}</p>
          <div className="mt-2 flex flex-wrap gap-3">
            <ButtonLink href="/signup" variant="primary" size="lg">
              {t('create')}
            </ButtonLink>
          </div>
        </div>
        <ul className="grid gap-px overflow-clip rounded-card border border-line bg-line sm:grid-cols-2">
          {features.map(([feature, Icon]) => (
            <li key={feature} className="grid content-start gap-1.5 bg-surface p-6">
              <Icon aria-hidden="true" className="mb-2 size-5 text-accent" />
              <h2 className="font-semibold text-ink">{t(`features.${feature}Title`)}</h2>
              <p className="text-pretty text-muted">{t(`features.${feature}`)}</p>
            </li>
          ))}
        </ul>
      </main>
      <footer className="grid justify-center">
        <LanguagePicker />
      </footer>
    </div>
  )
}

/** The organization last looked at, if it is still one's own. The cookie alone proves nothing. */
async function lastPlace() {
  const slug = recentSlugs((await cookies()).get(RECENT_COOKIE)?.value)[0]
  const org = slug ? await findOrg(slug) : null
  return org ? orgPath(org.organization.slug) : '/orgs'
}
