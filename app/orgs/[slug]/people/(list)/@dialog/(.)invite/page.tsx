import { getTranslations } from '@/lib/i18n/translations'
import { InviteForm } from '@/components/invitations/invite-form'
import { inviteIntro } from '@/components/invitations/invite-texts'
import { RouteDialog } from '@/components/ui/route-dialog'
import { requirePage } from '@/lib/access/context'
import { inviteInPlaceAction } from '@/lib/invitations/actions'
import { orgPath } from '@/lib/paths'

/** The invite page as a dialog over the people page. */
export default async function InviteDialog({ params }: { params: Promise<{ slug: string }> }) {
  const org = await requirePage((await params).slug, 'people/invite')
  const [t, people, intro] = await Promise.all([
    getTranslations('invite'),
    getTranslations('people'),
    inviteIntro(org),
  ])
  const { slug } = org.organization
  return (
    <RouteDialog
      title={t('title')}
      description={intro}
      closeLabel={people('close')}
      again={{ label: t('another'), href: orgPath(slug, 'people/invite') }}
    >
      <InviteForm org={org} action={inviteInPlaceAction} />
    </RouteDialog>
  )
}
