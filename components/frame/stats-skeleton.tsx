import { Skeleton } from '@/components/ui/skeleton'

/** A row of figures, and a card under it. */
export const StatsSkeleton = () => (
  <div className="grid gap-6">
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))] gap-px overflow-clip rounded-card border border-line bg-line">
      {Array.from({ length: 4 }, (_, figure) => (
        <div key={figure} className="grid gap-0.5 bg-surface p-4 sm:px-5">
          <Skeleton className="my-0.5 h-4 w-16" />
          <Skeleton className="my-1 h-6 w-12" />
        </div>
      ))}
    </div>
    <div className="rounded-card border border-line bg-surface p-4 sm:p-5">
      <Skeleton className="h-5 w-32" />
      <div className="mt-6 grid gap-4 sm:grid-cols-2">
        {Array.from({ length: 4 }, (_, person) => (
          <div key={person} className="flex items-center gap-3">
            <Skeleton shape="round" className="size-8" />
            <div className="grid gap-1.5">
              <Skeleton className="h-4 w-32" />
              <Skeleton className="h-3 w-20" />
            </div>
          </div>
        ))}
      </div>
    </div>
  </div>
)
