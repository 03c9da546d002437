import 'server-only'

/** An event as it is written into a file. */
export interface ExportedEvent {
  id: string
  createdAt: Date
  type: string
  actorId: string | null
  actorName: string | null
  asStaff: boolean
  targetId: string | null
  targetName: string | null
  data: unknown
}

/** What a file holds of an event, in this order: docs/activity-export.md tells what each means. */
export const exportRow = (event: ExportedEvent) => ({
  id: event.id,
  time: event.createdAt.toISOString(),
  event: event.type,
  actor_id: event.actorId,
  actor: event.actorName,
  as_staff: event.asStaff,
  target_id: event.targetId,
  target: event.targetName,
  data: event.data,
})

export const exportColumns = [
  'id',
  'time',
  'event',
  'actor_id',
  'actor',
  'as_staff',
  'target_id',
  'target',
  'data',
]
