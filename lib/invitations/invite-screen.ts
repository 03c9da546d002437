import 'server-only'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import type { OrgContext } from '@/lib/access/org-context'
import { validationText } from '@/lib/action/explain'
import { channelOf, invitationBackend } from '@/lib/backends/choose-backend'
import { writeCsv } from '@/lib/export/write-list'
import type { Outcome } from '@/lib/invitations/invite-many'
import type { InviteStep, Shared } from '@/lib/invitations/invite-step'
import { isGoing, type Verdict } from '@/lib/invitations/judge-addresses'
import type { ListRow, InviteScreen, ScreenRow } from '@/lib/invitations/list-row'
import { asTyped } from '@/lib/kinds/read-fields'
import { readAddress } from '@/lib/accounts/email-address'

/** Formats a step's result in the viewer's language. */
export async function inviteScreen(
  ctx: OrgContext,
  step: InviteStep,
): Promise<InviteScreen | null> {
  if (step.step === 'sent') return null
  if (step.step === 'change') {
    const { typed, shared } = step
    return { step: 'edit', values: { ...sharedFields(shared), addresses: typed, email: typed } }
  }
  const [t, say, format] = await Promise.all([
    getTranslations('inviteMany'),
    validationText(),
    getFormatter(),
  ])
  // Names the invisible character or the mixed alphabets, which cannot be seen in the address.
  const backend = invitationBackend(ctx.organization.kind)
  const inWords = ({ text }: ListRow, result: Verdict | Outcome) => {
    const read = result === 'invalid' ? (backend.identifier?.read ?? readAddress)(text) : undefined
    if (!read || !('problem' in read) || read.problem === 'email-invalid')
      return t(`results.${result}`)
    return backend.identifier ? say(read.problem) : `${t('results.invalid')}: ${say(read.problem)}`
  }
  const show = ({ email, text }: ListRow) =>
    email === null ? text : (channelOf(backend)?.show(email) ?? email)
  if (step.step === 'review') {
    const count = step.verdicts.filter(isGoing).length
    const others = step.rows.length - count
    const columns = format.list(step.otherColumns, { type: 'conjunction' })
    return {
      step: 'review',
      title: t('ask', { count }),
      notes: [t('askText', { others }), ...(columns ? [t('otherColumns', { columns })] : [])],
      confirm: count > 0 ? t('confirm', { count }) : null,
      rows: step.rows.map((row, index) => {
        const verdict = step.verdicts[index]!
        return { address: show(row), result: inWords(row, verdict), tone: tone(verdict) }
      }),
      fields: { ...sharedFields(step.shared), rows: JSON.stringify(step.rows), typed: step.typed },
    }
  }
  const rows = step.rows.map((row, index): ScreenRow => {
    const outcome = step.outcomes[index]!
    return { address: show(row), result: inWords(row, outcome), tone: tone(outcome) }
  })
  const sent = step.outcomes.filter((outcome) => outcome === 'sent').length
  const names: [string, string] = [t('address'), t('result')]
  const day = new Date().toISOString().slice(0, 10)
  return {
    step: 'results',
    title: t('done', { sent, others: rows.length - sent }),
    rows,
    csv: writeCsv(
      rows.map(({ address, result }) => ({ [names[0]]: address, [names[1]]: result })),
      names,
    ),
    fileName: `${ctx.organization.slug}-invitations-${day}.csv`,
  }
}

const warnings: (Verdict | Outcome)[] = [
  ...([
    'bounced',
    'complained',
    'invalid',
    'no-room',
    'daily-limit',
    'rate-limited',
    'refused',
  ] as const),
]

const tone = (result: Verdict | Outcome): ScreenRow['tone'] => {
  if (result === 'new' || result === 'expired' || result === 'sent') return 'success'
  return warnings.includes(result) ? 'warning' : 'neutral'
}

const sharedFields = ({ role, message, locale, extra, memberFields }: Shared) => ({
  role,
  ...(message && { message }),
  ...(locale && { locale }),
  ...asTyped({ ...extra, ...memberFields }),
})
