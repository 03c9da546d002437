import type { ask } from '@/scripts/testing/fuzz/ask'
import type { Target } from '@/scripts/testing/fuzz/targets'
import { roles, type Role } from '@/scripts/testing/fuzz/world'

const columns = ['page', 'route', 'action', 'done', '2xx', '3xx', '4xx', '5xx'] as const
const faults = ['read', 'changed', 'failed'] as const
type Column = (typeof columns)[number] | (typeof faults)[number]

/** Counts requests, responses and findings by role. */
export function newTally() {
  const counts = new Map<string, number>()
  const done = new Set<string>()
  const count = (role: Role, column: Column) =>
    counts.set(`${role} ${column}`, (counts.get(`${role} ${column}`) ?? 0) + 1)
  return {
    /** The actions that succeeded. */
    done,
    add(role: Role, target: Target, answer: Awaited<ReturnType<typeof ask>>) {
      count(role, target.sort)
      count(role, `${Math.floor(answer.status / 100)}xx` as Column)
      for (const { what } of answer.findings) count(role, what)
      if (target.sort !== 'action' || !answer.isDone) return
      count(role, 'done')
      done.add(target.name)
    },
    lines: () => [
      ['', ...columns, ...faults]
        .map((head) => head.padStart(8))
        .join('')
        .padStart(102),
      ...roles.map((role) =>
        [
          role.padEnd(14),
          ...[...columns, ...faults].map((column) =>
            String(counts.get(`${role} ${column}`) ?? 0).padStart(8),
          ),
        ].join(''),
      ),
      `${done.size} different actions did what they are for.`,
    ],
  }
}
