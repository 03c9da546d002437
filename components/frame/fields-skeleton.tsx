import { Skeleton } from '@/components/ui/skeleton'

/** Fields with their labels, and the button that sends them. */
export const FieldsSkeleton = ({ fields }: { fields: number }) => (
  <div className="grid gap-5">
    {Array.from({ length: fields }, (_, field) => (
      <div key={field} className="grid gap-1.5">
        <Skeleton className="my-0.5 h-4 w-24" />
        <Skeleton className="h-10 w-full sm:h-9" />
      </div>
    ))}
    <Skeleton className="h-9 w-28" />
  </div>
)
