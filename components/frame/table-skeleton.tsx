import { Skeleton } from '@/components/ui/skeleton'

/** A search field, and a table with a few rows. */
export function TableSkeleton() {
  return (
    <>
      <Skeleton className="mb-4 h-10 max-w-sm sm:h-9" />
      <div className="overflow-clip rounded-card border border-line bg-surface">
        <div className="h-10 border-b border-line bg-sunken/60 max-sm:hidden" />
        <div className="divide-y divide-line">
          {Array.from({ length: 7 }, (_, row) => (
            <div key={row} className="flex items-center gap-3 px-4 py-3 sm:px-5">
              <Skeleton shape="round" className="size-8" />
              <div className="grid gap-1.5 py-0.5">
                <Skeleton className="h-4 w-36" />
                <Skeleton className="h-3 w-44" />
              </div>
              <Skeleton className="ml-auto h-5 w-16 max-sm:hidden" />
            </div>
          ))}
        </div>
      </div>
    </>
  )
}
