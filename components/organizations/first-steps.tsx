import { ArrowRight, Check } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { Route } from 'next'
import { ActionButton } from '@/components/form/action-button'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen, type OrgPage } from '@/lib/access/pages'
import { resources } from '@/lib/access/resources'
import { can, type Permission } from '@/lib/access/roles'
import { hideFirstStepsAction } from '@/lib/organizations/actions'
import type { Overview } from '@/lib/organizations/overview-view'
import { orgPath } from '@/lib/paths'

/**
 * The checklist for a new organization, for people who can work through it. Steps are checked off
 * automatically; the list disappears when all are done, or when someone hides it.
 */
export async function FirstSteps({ org, overview }: { org: OrgContext; overview: Overview }) {
  const { name, slug } = org.organization
  const steps = firstSteps(org, overview)
  const done = steps.filter(({ isDone }) => isDone).length
  if (org.actor.isStaff || !can(org.actor, 'org.update')) return null
  if (overview.firstSteps.hidden || done === steps.length) return null
  const t = await getTranslations('firstSteps')
  type Step = Parameters<typeof t>[0]
  return (
    <section
      aria-labelledby="first-steps"
      className="overflow-clip rounded-card border border-accent-line bg-surface shadow-card"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-accent-line bg-accent-soft px-4 py-3 sm:px-5">
        <div>
          <h2 id="first-steps" className="text-[0.9375rem] leading-6 font-semibold text-ink">
            {t('title', { organization: name })}
          </h2>
          <p className="text-[0.8125rem] text-muted">{t('done', { done, all: steps.length })}</p>
        </div>
        <ActionButton
          action={hideFirstStepsAction}
          fields={{ org: slug }}
          variant="ghost"
          size="sm"
        >
          {t('hide')}
        </ActionButton>
      </header>
      <ul className="grid sm:grid-cols-2">
        {steps.map(({ step, isDone, href }) => (
          <li
            key={step}
            className="relative flex items-center gap-3 px-4 py-3 transition-colors has-[a]:hover:bg-hover sm:px-5"
          >
            <Tick isDone={isDone} />
            {isDone ? (
              <span className="text-muted line-through decoration-line-strong">
                {t(step as Step)}
                <span className="sr-only"> {t('isDone')}</span>
              </span>
            ) : (
              <>
                <Link href={href} className="font-medium text-ink after:absolute after:inset-0">
                  {t(step as Step)}
                </Link>
                <Icon of={ArrowRight} className="ml-auto size-4 shrink-0 text-faint" />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The steps that this person may take. */
function firstSteps({ organization, actor }: OrgContext, { adminCount, firstSteps }: Overview) {
  const { slug, picture } = organization
  const core = [
    { step: 'invite', needs: 'member.invite', isDone: firstSteps.invited, to: 'people/invite' },
    { step: 'logo', needs: 'org.update', isDone: picture !== null, to: 'settings#picture' },
    { step: 'secondAdmin', needs: 'member.changeRole', isDone: adminCount > 1, to: 'people' },
  ] as const satisfies { needs: Permission; [key: string]: unknown }[]
  const own = resources().flatMap(([step, { firstStep }]) =>
    firstStep && mayOpen(actor, firstStep.page as OrgPage)
      ? [{ step, isDone: firstSteps.begun.includes(step), to: firstStep.page }]
      : [],
  )
  return [...core.filter(({ needs }) => can(actor, needs)), ...own].map(({ to, ...step }) => ({
    ...step,
    href: orgPath(slug, to) as Route,
  }))
}

const Tick = ({ isDone }: { isDone: boolean }) =>
  isDone ? (
    <span
      aria-hidden="true"
      className="grid size-5 shrink-0 place-items-center rounded-full bg-accent text-on-accent"
    >
      <Icon of={Check} className="size-3.5 stroke-3" />
    </span>
  ) : (
    <span
      aria-hidden="true"
      className="size-5 shrink-0 rounded-full border-2 border-dashed border-control"
    />
  )
