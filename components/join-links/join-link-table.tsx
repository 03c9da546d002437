import { ActionButton } from '@/components/form/action-button'
import { roleLabels } from '@/components/members/role-labels'
import { Badge, type Tone } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableRow } from '@/components/ui/table'
import type { OrgContext } from '@/lib/access/org-context'
import { getFormatter, getLocale, getTranslations } from '@/lib/i18n/translations'
import { resetJoinLinkAction, revokeJoinLinkAction } from '@/lib/join-links/actions'
import type { JoinLinkRow } from '@/lib/join-links/queries'

const tones: Record<JoinLinkRow['state'], Tone> = {
  open: 'success',
  expired: 'warning',
  'used-up': 'warning',
  revoked: 'neutral',
  'maker-gone': 'warning',
}

/** Join links with their URLs, how many joined with each, and the actions on each. */
export async function JoinLinkTable({ org, links }: { org: OrgContext; links: JoinLinkRow[] }) {
  const [t, label, locale, format] = await Promise.all([
    getTranslations('joinLinks'),
    roleLabels(),
    getLocale(),
    getFormatter(),
  ])
  const { name: organization, slug } = org.organization
  const columns = [
    { label: t('label') },
    { label: t('role') },
    { label: t('uses') },
    { label: t('expires') },
    { label: t('actions'), hidden: true, className: 'lg:w-80' },
  ]
  return (
    <Table caption={t('caption', { organization })} columns={columns}>
      {links.map((link) => {
        const { id, state, url, uses, maxUses, expiresAt } = link
        const named = { 'aria-describedby': `link-${id}`, size: 'sm' } as const
        const fields = { org: slug, linkId: id }
        const limits = [
          link.needsApproval && t('approval'),
          link.domains.length > 0 && t('only', { domains: format.list(link.domains) }),
        ].filter(Boolean)
        return (
          <TableRow key={id}>
            <TableCell kind="lead" className="max-md:col-span-2 md:max-w-56 lg:max-w-80">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span id={`link-${id}`} className="min-w-0 font-medium wrap-anywhere text-ink">
                  {link.label}
                </span>
                <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
              </span>
              <span className="block text-[0.8125rem] text-muted">
                {limits.length > 0 ? `${limits.join(' · ')} · ` : ''}
                {t('by')} {link.createdBy ?? t('gone')}
              </span>
              {url && <code className="block truncate text-[0.8125rem] text-muted">{url}</code>}
            </TableCell>
            <TableCell label={t('role')}>
              <Badge>{label(link.role)}</Badge>
            </TableCell>
            <TableCell label={t('uses')}>
              {maxUses === null ? format.number(uses) : t('usesOf', { uses, max: maxUses })}
            </TableCell>
            <TableCell label={t('expires')}>
              {expiresAt ? (
                <RelativeTime date={expiresAt} locale={locale} className="text-muted" />
              ) : (
                t('never')
              )}
            </TableCell>
            {/* Three buttons beside the label would leave it no room on a phone. */}
            <TableCell kind="actions" className="max-md:col-span-2 max-md:row-start-auto">
              <span className="flex flex-wrap gap-2 md:justify-end">
                {url && (
                  <CopyButton
                    value={url}
                    label={t('copy')}
                    copiedLabel={t('copied')}
                    aria-describedby={`link-${id}`}
                  />
                )}
                {link.can.reset && (
                  <ActionButton action={resetJoinLinkAction} fields={fields} {...named}>
                    {t('reset')}
                  </ActionButton>
                )}
                {link.can.revoke && (
                  <ActionButton
                    action={revokeJoinLinkAction}
                    fields={fields}
                    variant="danger-quiet"
                    {...named}
                  >
                    {t('revoke')}
                  </ActionButton>
                )}
              </span>
            </TableCell>
          </TableRow>
        )
      })}
    </Table>
  )
}
