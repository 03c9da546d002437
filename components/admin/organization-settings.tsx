import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { recordedNames } from '@/components/activity/recorded-names'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { OrganizationFields } from '@/components/organizations/organization-fields'
import { Card } from '@/components/ui/card'
import {
  editOrganizationAction,
  activateOrganizationAction,
  deactivateOrganizationAction,
  deleteAnyOrganizationAction,
  purgeOrganizationAction,
  restoreAnyOrganizationAction,
} from '@/lib/admin/actions'
import { asTyped, findFields, formKind } from '@/lib/kinds/queries'
import type { OrganizationDetails } from '@/lib/admin/read-organization'
import { ActionButton } from '@/components/form/action-button'
import { Setting, SettingList } from '@/components/ui/section'
import { LocalMoment } from '@/components/ui/local-moment'
import { displayName } from '@/lib/accounts/person'
import { ConfirmAction } from '@/components/form/confirm-action'
import { TextField } from '@/components/form/text-field'
import type { OrgContext } from '@/lib/access/org-context'

/** An organization's name and URL, and its former URLs. */
export async function OrganizationGeneral({ details }: { details: OrganizationDetails }) {
  const { id, kind, name, slug } = details.org.organization
  const [t, app, format, fields] = await Promise.all([
    getTranslations('admin.organization'),
    getTranslations('app'),
    getFormatter(),
    findFields(details.org),
  ])
  const former = format.list(details.formerSlugs, { type: 'unit' })
  return (
    <Card footer={former && `${t('former')}: ${former}`}>
      <ActionForm
        key={slug}
        action={editOrganizationAction}
        schema="organizations.updateOrganization"
        unsaved={app('unsaved')}
        kind={formKind(kind, 'fields')}
        hidden={{ organizationId: id }}
        defaults={{ ...asTyped(fields), name, slug }}
      >
        <OrganizationFields
          kind={kind}
          present={slug}
          values={fields}
          chooser={{ user: details.org.user, organizationId: id }}
        />
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

/** Whether an organization is active, and a button to change that. */
export async function OrganizationStatus({ details }: { details: OrganizationDetails }) {
  const [t, nameOf, format] = await Promise.all([
    getTranslations('admin'),
    recordedNames(),
    getFormatter(),
  ])
  const { org, state, deactivatedAt, deletion } = details
  const fields = { organizationId: org.organization.id }
  const texts = {
    active: t('organization.activeText'),
    pending: t('organization.waitingText', { owner: displayName(org.owner) }),
    deactivated:
      deactivatedAt &&
      t.rich('organization.offText', {
        date: format.dateTime(deactivatedAt, 'moment'),
        moment: (chunks) => <LocalMoment at={deactivatedAt}>{chunks}</LocalMoment>,
      }),
    deleted:
      deletion?.endsAt &&
      t('organization.deletedText', {
        person: nameOf(deletion.deletedByName),
        date: format.dateTime(deletion.deletedAt, 'moment'),
        end: format.dateTime(deletion.endsAt, 'moment'),
      }),
  }
  const { name: organization } = org.organization
  const on =
    state === 'deleted' ? (
      <ActionButton action={restoreAnyOrganizationAction} fields={fields}>
        {t('organization.restore')}
      </ActionButton>
    ) : (
      state !== 'active' && (
        <ActionButton action={activateOrganizationAction} fields={fields}>
          {t('organization.activate')}
        </ActionButton>
      )
    )
  const off =
    state === 'deleted' ? (
      <ConfirmAction
        action={purgeOrganizationAction}
        fields={fields}
        label={t('organization.purge')}
        ask={t('organization.purgeAsk', { organization })}
        text={t('organization.purgeText')}
        danger
      />
    ) : (
      state !== 'deactivated' && (
        <ConfirmAction
          action={deactivateOrganizationAction}
          fields={fields}
          label={t('organization.deactivate')}
          ask={t('organization.deactivateAsk', { organization })}
          text={t('organization.deactivateText')}
          danger
        />
      )
    )
  return (
    <SettingList>
      <Setting
        title={t(`states.${state}`)}
        description={texts[state]}
        action={
          <>
            {on}
            {off}
          </>
        }
      />
    </SettingList>
  )
}

/** Deletes an organization, with the same confirmation as for its owner: typing its name. */
export async function OrganizationDanger({ org }: { org: OrgContext }) {
  const t = await getTranslations('admin.organization')
  const { id, name: organization } = org.organization
  return (
    <SettingList danger>
      <Setting title={t('deleteTitle', { organization })} description={t('deleteText')}>
        <ActionForm
          action={deleteAnyOrganizationAction}
          schema="organizations.deleteOrganization"
          hidden={{ organizationId: id }}
          className="grid max-w-sm gap-4"
        >
          <TextField
            name="confirmation"
            label={t('confirm', { organization })}
            autoComplete="off"
            required
          />
          <SubmitButton variant="danger">{t('delete')}</SubmitButton>
        </ActionForm>
      </Setting>
    </SettingList>
  )
}
