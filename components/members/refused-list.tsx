import { Avatar } from '@/components/ui/avatar'
import type { Refusal } from './use-bulk'

/** To whom something was not done, each with the reason. */
export function RefusedList({ refused }: { refused: Refusal[] }) {
  return (
    <ul className="grid max-h-72 gap-3 overflow-y-auto">
      {refused.map(({ member, text }) => (
        <li key={member.userId} className="flex gap-3">
          <Avatar name={member.name} seed={member.userId} size="sm" />
          <span className="grid min-w-0">
            <span className="font-medium wrap-anywhere text-ink">{member.name}</span>
            <span className="text-muted">{text}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
