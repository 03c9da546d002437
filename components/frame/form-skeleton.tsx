import { FieldsSkeleton } from './fields-skeleton'

/** A card with a form in it. */
export const FormSkeleton = () => (
  <div className="rounded-card border border-line bg-surface p-4 sm:p-5">
    <FieldsSkeleton fields={3} />
  </div>
)
