import { Building2, Crown, MailCheck, ScrollText } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { LanguagePicker } from '@/components/shell/language-picker'
import { Part, BrandLogo } from '@/components/shell/part'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { whyNotSignUp } from '@/lib/access/allowed'
import { currentUser } from '@/lib/access/context'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { signUpPath } from '@/lib/backends/queries'
import { firstOpenSlug } from '@/lib/organizations/queries'
import { RECENT_COOKIE, recentSlugs } from '@/lib/organizations/recent-slugs'
import { orgPath } from '@/lib/paths'
import clsx from 'clsx/lite'

const features = [
  ['people', Building2],
  ['invitations', MailCheck],
  ['ownership', Crown],
  ['trail', ScrollText],
] as const

/** The landing page. Redirects signed-in people to where they were. */
export default async function LandingPage() {
  const user = await currentUser()
  if (user) redirect(await lastPlace(user))
  return (
    <Part name="landing">
      <Landing />
    </Part>
  )
}

async function Landing() {
  const [t, app] = await Promise.all([getTranslations('landing'), getTranslations('app')])
  return (
    <div className="overflow-x-clip">
      <div className="mx-auto flex min-h-dvh w-full max-w-6xl flex-col px-5 py-5 sm:px-8">
        <a href="#content" className="skip-link">
          {app('skip')}
        </a>
        <header className="flex items-center justify-between gap-4">
          <BrandLogo />
          <ButtonLink href="/login" variant="ghost">
            {t('signIn')}
          </ButtonLink>
        </header>
        <main id="content" tabIndex={-1} className="my-auto grid gap-12 py-10 lg:gap-14 lg:py-8">
          <div className="grid items-center gap-10 lg:grid-cols-[25rem_minmax(0,1fr)] lg:gap-14">
            <div className="grid gap-5">
              <h1 className="text-4xl leading-[1.1] font-semibold tracking-[-0.028em] text-balance text-ink sm:text-5xl">
                {t('heading')}
              </h1>
              <p className="max-w-xl text-base leading-7 text-pretty text-muted sm:text-lg sm:leading-8">
                {t('intro')}
              </p>
              <div className="mt-1 flex flex-wrap gap-3">
                {whyNotSignUp() ? (
                  <ButtonLink href="/login" variant="primary" size="lg">
                    {t('signIn')}
                  </ButtonLink>
                ) : (
                  <ButtonLink href={signUpPath()} variant="primary" size="lg">
                    {t('create')}
                  </ButtonLink>
                )}
              </div>
            </div>
            <ProductPicture alt={t('picture')} />
          </div>
          <ul className="grid gap-x-8 gap-y-7 border-t border-line pt-8 sm:grid-cols-2 lg:grid-cols-4">
            {features.map(([feature, icon]) => (
              <li key={feature} className="grid content-start gap-1">
                <h2 className="flex items-center gap-2 font-semibold text-ink">
                  <Icon of={icon} className="size-4 shrink-0 text-accent" />
                  {t(`features.${feature}Title`)}
                </h2>
                <p className="text-pretty text-muted">{t(`features.${feature}`)}</p>
              </li>
            ))}
          </ul>
        </main>
        <footer className="grid justify-center pb-8">
          <LanguagePicker />
          <Part name="footer" />
        </footer>
      </div>
    </div>
  )
}

/** The organization visited last, of those that the viewer can open. The cookie alone proves nothing. */
async function lastPlace(user: SignedIn) {
  const recent = recentSlugs((await cookies()).get(RECENT_COOKIE)?.value)
  const slug = await firstOpenSlug(user, recent)
  return slug ? orgPath(slug) : '/orgs'
}

/**
 * Screenshots of the product, made by `npm run screenshots`: for desktop and phone, each in both
 * themes. Only the visible one is loaded, because hidden lazy images never are.
 */
function ProductPicture({ alt }: { alt: string }) {
  return (
    <div className="overflow-clip rounded-card border border-line bg-surface shadow-dialog max-sm:mx-auto max-sm:w-full max-sm:max-w-80 lg:w-[52rem]">
      <Themed theme="light" alt={alt} className="dark:hidden" />
      <Themed theme="dark" alt={alt} className="hidden dark:block" />
    </div>
  )
}

interface ThemedProps {
  theme: 'light' | 'dark'
  alt: string
  className: string
}

const Themed = ({ theme, alt, className }: ThemedProps) => (
  <picture>
    <source
      media="(max-width: 639px)"
      srcSet={`/screenshots/phone-${theme}.webp`}
      width={390}
      height={560}
    />
    {/* Made at build time in the size that is shown: nothing for an optimizer to do. */}
    <img
      src={`/screenshots/desktop-${theme}.webp`}
      alt={alt}
      width={1200}
      height={750}
      loading="lazy"
      className={clsx('h-auto w-full', className)}
    />
  </picture>
)
