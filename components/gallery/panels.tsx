import { Inbox } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, Stat, StatList } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Setting, SettingList, Section } from '@/components/ui/section'
import { DescriptionList } from '@/components/ui/description-list'
import { EmptyState } from '@/components/ui/empty-state'
import { OrDivider } from '@/components/ui/auth-card'
import { Part } from './part'

const tones = ['info', 'success', 'warning', 'danger'] as const

/** Samples of containers and page-level notices. */
export async function Panels() {
  const t = await getTranslations()
  const acme = { organization: 'Acme' }
  return (
    <>
      <Part name="Banner">
        {tones.map((tone) => (
          <Banner
            key={tone}
            tone={tone}
            title={t('org.aloneTitle')}
            action={<Button size="sm">{t('people.invite')}</Button>}
          >
            {t('org.alone')}
          </Banner>
        ))}
        <Banner>{t('org.alone')}</Banner>
      </Part>
      <Part name="Card">
        <Card
          title={t('member.roleTitle')}
          description={t('member.roleText', acme)}
          actions={<Button size="sm">{t('people.manage')}</Button>}
          footer={t('roles.adminHint')}
        >
          {t('roles.memberHint')}
        </Card>
        <Card>{t('roles.memberHint')}</Card>
      </Part>
      <Part name="Section">
        <Section id="general" title={t('settings.general')} description={t('settings.generalText')}>
          {t('roles.memberHint')}
        </Section>
      </Part>
      <Part name="SettingList">
        <SettingList danger>
          <Setting
            title={t('settings.deleteTitle', acme)}
            description={t('settings.deleteText')}
            action={<Button variant="danger">{t('admin.organization.delete')}</Button>}
          />
          <Setting
            title={t('org.leaveTitle', acme)}
            description={t('org.leaveText')}
            action={<Button variant="danger-quiet">{t('org.leaveZone')}</Button>}
          />
        </SettingList>
      </Part>
      <Part name="DescriptionList">
        <DescriptionList
          items={[
            { term: t('member.email'), details: 'olive@acme.test' },
            { term: t('member.status'), details: t('member.active') },
          ]}
        />
      </Part>
      <Part name="StatList">
        <StatList>
          <Stat label={t('org.members')} value={5000} />
          <Stat label={t('org.pending')} value={3} />
        </StatList>
      </Part>
      <Part name="EmptyState">
        <EmptyState
          icon={<Icon of={Inbox} />}
          title={t('orgs.emptyTitle')}
          action={<Button variant="primary">{t('orgs.new')}</Button>}
        >
          {t('orgs.empty')}
        </EmptyState>
      </Part>
      <Part name="OrDivider">
        <div className="w-72">
          <OrDivider label={t('login.or')} />
        </div>
      </Part>
    </>
  )
}
