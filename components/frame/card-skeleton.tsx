import { Skeleton } from '@/components/ui/skeleton'

/** A card with a few lines, a picture before each. */
export function CardSkeleton() {
  return (
    <div className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface">
      {Array.from({ length: 6 }, (_, line) => (
        <div key={line} className="flex items-center gap-3 px-4 py-3.5 sm:px-5">
          <Skeleton shape="round" className="size-8" />
          <div className="grid min-w-0 flex-1 gap-1.5">
            <Skeleton className="h-4 w-2/3 max-w-80" />
            <Skeleton className="h-3 w-32" />
          </div>
        </div>
      ))}
    </div>
  )
}
