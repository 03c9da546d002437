import { DialogSkeleton } from '@/components/ui/dialog-skeleton'

export default function Loading() {
  return <DialogSkeleton />
}
