import { Skeleton } from '@/components/ui/skeleton'

/** What a page shows at once after a click, in the shape of what will come. */
export function PageSkeleton({ shape = 'table' }: { shape?: 'table' | 'form' | 'overview' }) {
  return (
    <div aria-busy="true">
      <div className="mb-6 grid gap-2 sm:mb-8">
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      {shape === 'overview' && <Skeleton className="mb-6 h-20 w-full rounded-card" />}
      {shape === 'form' ? <FormSkeleton /> : <TableSkeleton />}
    </div>
  )
}

function TableSkeleton() {
  return (
    <div className="grid gap-px overflow-clip rounded-card border border-line bg-line">
      {Array.from({ length: 6 }, (_, row) => (
        <div key={row} className="flex items-center gap-3 bg-surface px-5 py-3.5">
          <Skeleton className="size-8 rounded-full" />
          <Skeleton className="h-4 w-40" />
          <Skeleton className="ml-auto h-4 w-16" />
        </div>
      ))}
    </div>
  )
}

function FormSkeleton() {
  return (
    <div className="grid max-w-md gap-5">
      {Array.from({ length: 3 }, (_, field) => (
        <div key={field} className="grid gap-1.5">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-9 w-full rounded-control" />
        </div>
      ))}
      <Skeleton className="h-9 w-32 rounded-control" />
    </div>
  )
}
