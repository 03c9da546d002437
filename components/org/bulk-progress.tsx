'use client'
import { useMembers } from './members-context'

/** How far the work on several members is. */
export function BulkProgress({ done, of }: { done: number; of: number }) {
  const { texts } = useMembers()
  return (
    <div className="mr-auto flex min-w-0 flex-1 items-center gap-3 self-center">
      <progress
        aria-label={texts.working}
        value={done}
        max={of}
        className="h-1.5 min-w-0 flex-1 appearance-none overflow-clip rounded-full bg-line accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
      />
      <span className="text-[0.8125rem] tabular-nums text-muted">
        {done} / {of}
      </span>
    </div>
  )
}
