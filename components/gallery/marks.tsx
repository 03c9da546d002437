import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { Logo } from '@/components/ui/logo'
import { Progress } from '@/components/ui/progress'
import { LocalMoment } from '@/components/ui/local-moment'
import { RelativeTime } from '@/components/ui/relative-time'
import config from '@/guildhall.config'
import { Part } from './part'

const people = ['Olive', 'Adam', 'Mia', 'Max', 'Zoe']
const sizes = ['xs', 'sm', 'md', 'lg', 'xl'] as const
// Fixed, because screenshots are compared.
const now = new Date('2026-11-23T12:00:00.000Z')
const ago = [30_000, 300_000, 7_200_000, 86_400_000, 1_209_600_000, 31_968_000_000]

/** Samples of avatars, badges, times and placeholders. */
export async function Marks() {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()])
  return (
    <>
      <Part name="Logo">
        <Logo />
        <Logo name={config.brand.name} />
      </Part>
      <Part name="Avatar">
        {sizes.map((size, at) => (
          <Avatar key={size} name={people[at] ?? ''} size={size} />
        ))}
        {sizes.map((size) => (
          <Avatar key={size} name="Acme Corporation" seed="acme" size={size} shape="square" />
        ))}
      </Part>
      <Part name="Identity">
        <Identity name="Olive" detail="olive@acme.test" badge={<Badge>{t('people.you')}</Badge>} />
        <Identity name="Acme" seed="acme" shape="square" detail="acme" />
      </Part>
      <Part name="Badge">
        <Badge>{t('roles.member')}</Badge>
        <Badge tone="accent">{t('roles.owner')}</Badge>
        <Badge tone="info">{t('roles.admin')}</Badge>
        <Badge tone="success">{t('invitations.accepted')}</Badge>
        <Badge tone="warning">{t('invitations.pending')}</Badge>
        <Badge tone="danger">{t('invitations.revoked')}</Badge>
      </Part>
      <Part name="RelativeTime">
        {ago.map((milliseconds) => (
          <RelativeTime
            key={milliseconds}
            date={new Date(now.getTime() - milliseconds)}
            now={now}
            locale={locale}
            className="rounded-small bg-sunken px-2"
          />
        ))}
      </Part>
      <Part name="LocalMoment">
        <LocalMoment at={now}>{now.toUTCString()}</LocalMoment>
      </Part>
      <Part name="Progress">
        {[0, 12, 40].map((value) => (
          <div key={value} className="w-56">
            <Progress
              label={t('invitations.title')}
              value={value}
              max={40}
              text={t('orgs.members', { count: value })}
            />
          </div>
        ))}
      </Part>
    </>
  )
}
