import { getTranslations } from '@/lib/i18n/translations'
import { orgTitle } from '@/components/shell/org-title'
import { InviteForm } from '@/components/invitations/invite-form'
import { inviteIntro } from '@/components/invitations/invite-texts'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { requirePage } from '@/lib/access/context'
import { inviteAction } from '@/lib/invitations/actions'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('invite')

/** Invites a person by email: for opening the URL directly, or without JavaScript. */
export default async function InvitePage({ params }: PageProps<'/orgs/[slug]/people/invite'>) {
  const org = await requirePage((await params).slug, 'people/invite')
  const [t, many, nav, intro] = await Promise.all([
    getTranslations('invite'),
    getTranslations('inviteMany'),
    getTranslations('nav'),
    inviteIntro(org),
  ])
  const { slug } = org.organization
  return (
    <div className="max-w-xl">
      <OrgHeader
        org={org}
        title={t('title')}
        description={intro}
        trail={[{ label: nav('people'), href: orgPath(slug, 'people') }]}
      />
      <Card>
        <InviteForm org={org} action={inviteAction} />
      </Card>
      <p className="mt-5">
        <TextLink href={orgPath(slug, 'people/invite/many')}>{many('link')}</TextLink>
      </p>
    </div>
  )
}
