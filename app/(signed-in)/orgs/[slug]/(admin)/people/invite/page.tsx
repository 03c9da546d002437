import { getTranslations } from 'next-intl/server'
import { pageTitle } from '@/components/frame/page-title'
import { InviteForm } from '@/components/org/invite-form'
import { inviteLifetime } from '@/components/org/invite-lifetime'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/context'
import { inviteMemberAction } from '@/lib/invitations/actions'
import { orgPath } from '@/lib/paths'

export const generateMetadata = pageTitle('invite')

/** Invites a person by their address: for whoever comes by this address, or without JavaScript. */
export default async function InvitePage({ params }: PageProps<'/orgs/[slug]/people/invite'>) {
  const org = await requirePermission((await params).slug, 'member.invite')
  const [t, app, nav] = await Promise.all([
    getTranslations('invite'),
    getTranslations('app'),
    getTranslations('nav'),
  ])
  const { name, slug } = org.organization
  return (
    <div className="max-w-xl">
      <PageHeader
        title={t('title')}
        description={t('intro', { organization: name, days: inviteLifetime })}
        breadcrumbs={
          <Breadcrumbs
            label={app('breadcrumbs')}
            items={[{ label: nav('people'), href: orgPath(slug, 'people') }, { label: t('title') }]}
          />
        }
      />
      <Card>
        <InviteForm org={org} action={inviteMemberAction} />
      </Card>
    </div>
  )
}
