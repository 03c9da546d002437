import clsx from 'clsx'
import { Skeleton } from '@/components/ui/skeleton'
import { CardSkeleton } from './card-skeleton'
import { FormSkeleton } from './form-skeleton'
import { SectionsSkeleton } from './sections-skeleton'
import { StatsSkeleton } from './stats-skeleton'
import { TableSkeleton } from './table-skeleton'

const shapes = {
  /** Search, and rows under a head. */
  table: <TableSkeleton />,
  /** One card of lines. */
  list: <CardSkeleton />,
  /** One card of fields. */
  form: <FormSkeleton />,
  /** Parts one below the other, what each is about at its side. */
  sections: <SectionsSkeleton />,
  /** Figures, and a card. */
  overview: <StatsSkeleton />,
}

/** What a page shows at once after a click, in the shape of what will come. */
export function PageSkeleton({
  shape = 'table',
  crumbs = true,
  picture = false,
  action = false,
}: {
  shape?: keyof typeof shapes
  /** The way here stands above the title. */
  crumbs?: boolean
  /** An avatar before the title. */
  picture?: boolean
  /** A button opposite the title. */
  action?: boolean
}) {
  return (
    <div aria-busy="true" className={clsx(shape === 'form' && 'max-w-xl')}>
      <div className="mb-6 grid gap-3 sm:mb-8">
        {crumbs && (
          <div className="flex h-6 items-center">
            <Skeleton className="h-3.5 w-36" />
          </div>
        )}
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
          <div className="flex min-w-0 flex-1 basis-72 items-center gap-3.5">
            {picture && <Skeleton shape="block" className="size-10 shrink-0" />}
            <div className="grid min-w-0 gap-1">
              <div className="flex h-8 items-center">
                <Skeleton className="h-6 w-44" />
              </div>
              <div className="flex h-5 items-center">
                <Skeleton className="h-4 w-72 max-w-full" />
              </div>
            </div>
          </div>
          {action && <Skeleton className="h-9 w-32" />}
        </div>
      </div>
      {shapes[shape]}
    </div>
  )
}
