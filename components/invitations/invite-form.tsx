import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { AddressesField, SendInvitationsButton } from '@/components/form/addresses-field'
import type { OrgContext } from '@/lib/access/org-context'
import { identifierWords, inviteForm, inviteMemberForm } from '@/lib/backends/queries'
import type { FormAction } from '@/lib/action/form-state'
import type { InviteScreen } from '@/lib/invitations/list-row'
import { labelsUnder } from '@/components/organizations/kind-labels'
import { InviteFields } from './invite-fields'
import { InviteFlow } from './invite-flow'
import { inviteTexts } from './invite-texts'

interface InviteFormProps {
  org: OrgContext
  action: FormAction<InviteScreen | null>
}

/** Invites people by email, on its own page or in a dialog. */
export async function InviteForm({ org, action }: InviteFormProps) {
  const [t, app, locale, texts] = await Promise.all([
    getTranslations('invite'),
    getTranslations('app'),
    getLocale(),
    inviteTexts(),
  ])
  const { kind, slug } = org.organization
  const place = identifierWords(kind)
  const words = place && (await labelsUnder(place))
  return (
    <InviteFlow
      byIdentifier={Boolean(words)}
      action={action}
      begins="direct"
      backend={inviteForm(kind)}
      kind={inviteMemberForm(kind)}
      slug={slug}
      defaults={{ email: '', message: '', role: 'member', locale }}
      unsaved={app('unsaved')}
      texts={texts}
    >
      <AddressesField
        name="email"
        label={words ? words.label('identifier') : t('email')}
        hint={words ? words.hint('identifier') : t('emailHint')}
        inputMode={words ? 'text' : 'email'}
        {...(!words && {
          texts: {
            list: t('chips'),
            remove: t.raw('removeChip') as string,
            count: t.raw('chipCount') as string,
          },
        })}
      />
      <InviteFields org={org} />
      <SendInvitationsButton
        name="email"
        texts={{ one: t('submit'), several: t.raw('submitSeveral') as string }}
      />
    </InviteFlow>
  )
}
