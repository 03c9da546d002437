import { cache } from 'react'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { PictureSetting } from '@/components/form/picture-setting'
import { findTexts } from '@/components/form/find-texts'
import { ConfirmSubmit } from '@/components/form/confirm-submit'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { orgTitle } from '@/components/shell/org-title'
import { FormerSlugs, OwnershipOffer } from '@/components/organizations/owner-settings'
import { kindLabels } from '@/components/organizations/kind-labels'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { OrganizationFields } from '@/components/organizations/organization-fields'
import { LeaveOrganization } from '@/components/organizations/leave-organization'
import { PasswordProof } from '@/components/accounts/password-proof'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Setting, SettingList, Section } from '@/components/ui/section'
import { whyNotAllowed } from '@/lib/access/allowed'
import { requirePage } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { displayName } from '@/lib/accounts/person'
import { asTyped, findFields, formKind } from '@/lib/kinds/queries'
import {
  deleteOrganizationAction,
  offerOwnershipAction,
  updateOrganizationAction,
} from '@/lib/organizations/actions'
import { readBelongings } from '@/lib/organizations/queries'
import { readOwnership, type Ownership } from '@/lib/ownership/queries'
import { orgPath } from '@/lib/paths'
import { removeLogoAction, setLogoAction } from '@/lib/pictures/actions'

export const generateMetadata = orgTitle('settings')

/** Used by two sections, and read once per request. */
const proofOf = cache(neededProof)

/** The organization's name, logo, owner and deletion. */
export default async function SettingsPage({ params }: PageProps<'/orgs/[slug]/settings'>) {
  const org = await requirePage((await params).slug, 'settings')
  const [t, policy] = await Promise.all([
    getTranslations('settings'),
    getTranslations('signInPolicy'),
  ])
  const { name, slug } = org.organization
  return (
    <>
      <OrgHeader org={org} title={t('title')} description={t('intro', { organization: name })} />
      <General org={org} />
      <Logo org={org} />
      <Section id="domains" title={t('domains')} description={t('domainsText')}>
        <ButtonLink href={orgPath(slug, 'settings/domains')} className="justify-self-start">
          {t('domainsOpen')}
        </ButtonLink>
      </Section>
      <Section id="sign-in" title={policy('title')} description={t('policyText')}>
        <ButtonLink href={orgPath(slug, 'settings/security')} className="justify-self-start">
          {t('policyOpen')}
        </ButtonLink>
      </Section>
      <Ownership org={org} />
      <Danger org={org} />
    </>
  )
}

async function General({ org }: { org: OrgContext }) {
  const { id: organizationId, kind, name, slug } = org.organization
  const [t, app, fields] = await Promise.all([
    getTranslations('settings'),
    getTranslations('app'),
    findFields(org),
  ])
  return (
    <Section id="general" title={t('general')} description={t('generalText')}>
      <Card>
        <ActionForm
          key={slug}
          action={updateOrganizationAction}
          schema="organizations.updateOrganization"
          unsaved={app('unsaved')}
          hidden={{ org: slug }}
          kind={formKind(kind, 'fields')}
          defaults={{ ...asTyped(fields), name, slug }}
        >
          <OrganizationFields
            kind={kind}
            present={slug}
            values={fields}
            chooser={{ user: org.user, organizationId }}
          />
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </Card>
      <FormerSlugs org={org} />
    </Section>
  )
}

async function Logo({ org }: { org: OrgContext }) {
  const t = await getTranslations('settings')
  const { name, slug, picture } = org.organization
  return (
    <Section id="picture" title={t('picture')} description={t('pictureText')}>
      <Card>
        <PictureSetting
          name={name}
          seed={slug}
          picture={picture}
          shape="square"
          set={setLogoAction}
          remove={removeLogoAction}
          hidden={{ org: slug }}
        />
      </Card>
    </Section>
  )
}

async function Ownership({ org }: { org: OrgContext }) {
  const [t, { offer, ...ownership }] = await Promise.all([
    getTranslations('settings'),
    readOwnership(org),
  ])
  const { name: organization } = org.organization
  const isMine = can(org.actor, 'org.transfer')
  const owner = displayName(org.owner)
  return (
    <Section
      id="ownership"
      title={t('ownership')}
      description={isMine ? t('ownershipText') : undefined}
    >
      {offer ? (
        <OwnershipOffer {...{ org, offer }} />
      ) : isMine ? (
        <TransferForm {...{ org, ...ownership }} />
      ) : (
        <Banner>{t('ownershipOther', { owner, organization })}</Banner>
      )}
    </Section>
  )
}

async function TransferForm({
  org,
  candidates,
  mustBeReady,
}: Omit<Ownership, 'offer'> & { org: OrgContext }) {
  const [t, app, find, proof] = await Promise.all([
    getTranslations('settings'),
    getTranslations('app'),
    findTexts(),
    proofOf(org.user),
  ])
  const { name: organization, slug } = org.organization
  const next = orgPath(slug, 'settings')
  const asks = candidates.map(({ userId, name: person }) => [
    userId,
    { title: t('transferAsk', { organization, person }), text: t('transferText', { person }) },
  ])
  if (candidates.length === 0)
    return <Banner>{t(mustBeReady ? 'noReadyCandidates' : 'noCandidates')}</Banner>
  return (
    <Card>
      <ActionForm
        id="transfer"
        action={offerOwnershipAction}
        schema="organizations.transferOwnership"
        hidden={{ org: slug }}
        defaults={{ userId: '' }}
      >
        <SelectField
          name="userId"
          label={t('newOwner')}
          hint={t('newOwnerHint')}
          placeholder={t('choose')}
          options={candidates.map(({ userId, name, email }) => ({
            value: userId,
            label: name === email ? email : `${name} (${email})`,
          }))}
          find={find}
          required
        />
        <ConfirmSubmit
          form="transfer"
          name="userId"
          asks={Object.fromEntries(asks) as Record<string, { title: string; text: string }>}
          label={t('transfer')}
          cancelLabel={app('cancel')}
        >
          {proof !== 'none' && <PasswordProof {...{ proof, next }} form="transfer" />}
        </ConfirmSubmit>
      </ActionForm>
    </Card>
  )
}

async function Danger({ org }: { org: OrgContext }) {
  const { kind: kindName, name: organization, slug } = org.organization
  const [t, errors, labels] = await Promise.all([
    getTranslations('settings'),
    getTranslations('errors'),
    kindLabels(kindName),
  ])
  const kind = labels.inline
  const off = whyNotAllowed('deleteOrganization', org.actor)
  const mayDelete = can(org.actor, 'org.delete') && !off
  const owner = displayName(org.owner)
  return (
    <Section id="danger" title={t('danger')}>
      <SettingList danger>
        <LeaveOrganization org={org} />
        <Setting
          title={t('deleteTitle', { organization })}
          description={
            off
              ? errors(off)
              : mayDelete
                ? t('deleteText')
                : t('deleteOther', { owner, organization })
          }
        >
          {mayDelete && <DeletedWithIt org={org} />}
          {mayDelete && (
            <ActionForm
              id="delete"
              action={deleteOrganizationAction}
              schema="organizations.deleteOrganization"
              hidden={{ org: slug }}
              className="grid max-w-sm gap-4"
            >
              <TextField
                name="confirmation"
                label={t('confirm', { organization })}
                autoComplete="off"
                required
              />
              <PasswordProof
                proof={await proofOf(org.user)}
                form="delete"
                next={orgPath(slug, 'settings')}
              />
              <SubmitButton variant="danger">{t('delete', { kind })}</SubmitButton>
            </ActionForm>
          )}
        </Setting>
      </SettingList>
    </Section>
  )
}

/** Counts what is deleted with the organization, and links to the export. */
async function DeletedWithIt({ org }: { org: OrgContext }) {
  const [t, activity, format, { counts }] = await Promise.all([
    getTranslations('settings'),
    getTranslations('activity'),
    getFormatter(),
    readBelongings(org),
  ])
  return (
    <>
      <div>
        <h4 className="mb-1 font-medium">{t('deleteGoes')}</h4>
        <dl className="grid max-w-sm gap-1">
          {Object.entries(counts).map(([of, count]) => (
            <div key={of} className="flex justify-between gap-4">
              <dt className="text-muted">{activity(`kinds.${of}` as 'kinds.member')}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {!whyNotAllowed('exports') && (
        <p>
          <a
            href={orgPath(org.organization.slug, 'export')}
            download
            className="text-link inline-block"
          >
            {t('deleteExport')}
          </a>
        </p>
      )}
    </>
  )
}
