import { Skeleton } from '@/components/ui/skeleton'
import { FieldsSkeleton } from './fields-skeleton'

/** The parts of a settings page, as <Section> lays them out. */
export const SectionsSkeleton = () =>
  [2, 1].map((fields) => (
    <div
      key={fields}
      className="grid gap-4 border-t border-line py-8 first-of-type:border-t-0 lg:grid-cols-[minmax(0,17rem)_minmax(0,1fr)] lg:gap-10"
    >
      <div className="grid content-start gap-2">
        <Skeleton className="h-5 w-28" />
        <Skeleton className="h-4 w-52" />
      </div>
      <div className="rounded-card border border-line bg-surface p-4 sm:p-5">
        <FieldsSkeleton fields={fields} />
      </div>
    </div>
  ))
