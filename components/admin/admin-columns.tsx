import type { Route } from 'next'
import type { ReactNode } from 'react'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { roleLabels } from '@/components/members/role-labels'
import { kindNamer } from '@/components/organizations/kind-labels'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Identity } from '@/components/ui/identity'
import { Link } from '@/components/ui/link'
import { Breadcrumbs } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import type { DataColumn } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { displayName } from '@/lib/accounts/person'
import type { AccountState, OrganizationState } from '@/lib/accounts/account-state'
import { adminPath } from '@/lib/paths'

interface Named {
  userId: string
  name: string | null
  email: string
  picture: string | null
}
interface InOrganization {
  organizationId: string
  organization: string
}
interface OrganizationLead extends InOrganization {
  slug: string
  picture: string | null
  kind?: string
}

interface RoleOf {
  role: string
  isOwner: boolean
  suspendedAt: Date | null
}

type State = AccountState | OrganizationState
const tones = {
  active: 'success',
  pending: 'warning',
  deactivated: 'danger',
  closing: 'danger',
  deleted: 'danger',
} as const

/** A badge with the state of a person or an organization. */
export async function StateBadge({ state }: { state: State }) {
  return stateBadge(await getTranslations('admin'), state)
}

const stateBadge = (t: Awaited<ReturnType<typeof getTranslations<'admin'>>>, state: State) => (
  <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
)

const narrow = 'wrap-anywhere md:max-w-56'

/** The columns shared by back office lists; texts are read once per list, not once per row. */
export async function adminColumns<R extends object>() {
  const [t, people, label, locale, kindName] = await Promise.all([
    getTranslations('admin'),
    getTranslations('people'),
    roleLabels(),
    getLocale(),
    kindNamer(),
  ])
  const kindBadge = (kind?: string) => {
    const name = kind && kindName(kind)
    return name && <Badge>{name}</Badge>
  }
  return {
    /** The subject of the row: a person. */
    person: (of: (row: R) => Named, badge?: (row: R) => ReactNode): DataColumn<R> => ({
      label: t('columns.person'),
      cell: (row) => {
        const { userId, picture, ...person } = of(row)
        const name = displayName(person)
        return (
          <Identity
            name={name}
            seed={userId}
            picture={picture}
            title={<Link href={adminPath(`people/${userId}`)}>{name}</Link>}
            detail={person.email}
            badge={badge?.(row)}
          />
        )
      },
    }),
    /** The subject of the row: an organization. */
    organization: {
      label: t('columns.organization'),
      cell: ({ organizationId, organization, slug, picture, kind }: OrganizationLead) => (
        <Identity
          name={organization}
          seed={slug}
          picture={picture}
          shape="square"
          title={<Link href={adminPath(`organizations/${organizationId}`)}>{organization}</Link>}
          detail={slug}
          badge={kindBadge(kind)}
        />
      ),
    },
    /** A link to the organization, in rows about something else. */
    inOrganization: {
      label: t('columns.organization'),
      cellClass: narrow,
      cell: ({ organizationId, organization, kind }: InOrganization & { kind: string }) => (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <TextLink href={adminPath(`organizations/${organizationId}`)}>{organization}</TextLink>
          {kindBadge(kind)}
        </span>
      ),
    },
    owner: {
      label: t('columns.owner'),
      cellClass: narrow,
      cell: ({ ownerId, ownerName }: { ownerId: string; ownerName: string }) => (
        <TextLink href={adminPath(`people/${ownerId}`)}>{ownerName}</TextLink>
      ),
    },
    role: {
      label: t('columns.role'),
      cell: ({ role, isOwner, suspendedAt }: RoleOf) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={isOwner ? 'accent' : 'neutral'}>{label(role, isOwner)}</Badge>
          {suspendedAt && <Badge tone="danger">{people('suspended')}</Badge>}
        </span>
      ),
    },
    state: {
      label: t('columns.status'),
      cell: ({ state }: { state: State }) => stateBadge(t, state),
    },
    time: (name: string, at: (row: R) => Date | null): DataColumn<R> => ({
      label: name,
      cell: (row) => {
        const date = at(row)
        return date ? (
          <RelativeTime date={date} locale={locale} className="text-muted" />
        ) : (
          <span className="text-muted">{t('never')}</span>
        )
      },
    }),
    /** A link to the membership's page, for rows that have one. */
    manage: (
      of: (row: R) => (InOrganization & { userId: string; name: string }) | null,
    ): DataColumn<R> => ({
      label: t('actions'),
      hidden: true,
      cell: (row) => {
        const membership = of(row)
        if (!membership) return null
        const { organizationId, organization, userId, name } = membership
        return (
          <ButtonLink
            href={adminPath(`organizations/${organizationId}/members/${userId}`)}
            size="sm"
            aria-label={t('membershipsPage.manageWho', { name, organization })}
          >
            {t('membershipsPage.manage')}
          </ButtonLink>
        )
      },
    }),
  }
}

/** The path from the back office's overview to this page. */
export async function AdminBreadcrumbs({ items }: { items: { label: string; href?: Route }[] }) {
  const [t, app] = await Promise.all([getTranslations('admin'), getTranslations('app')])
  return (
    <Breadcrumbs
      label={app('breadcrumbs')}
      items={[{ label: t('title'), href: adminPath() }, ...items]}
    />
  )
}
