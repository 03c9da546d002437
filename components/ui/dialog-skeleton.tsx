import { backdropClasses, dialogClasses } from './dialog-classes'
import { Skeleton } from './skeleton'

/** What a <RouteDialog> shows at once after a click, in the shape of what will come. */
export function DialogSkeleton() {
  return (
    <div aria-busy="true">
      <div className={backdropClasses} />
      <div className={dialogClasses('md')}>
        <div className="grid gap-5 p-5 sm:p-6">
          <Skeleton className="h-5 w-36" />
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-20 w-full" />
          <Skeleton className="h-9 w-32" />
        </div>
      </div>
    </div>
  )
}
