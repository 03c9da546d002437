'use client'
import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { findList } from './focus-list'
import { useMembers } from './members-context'
import { RemoveDialog } from './remove-dialog'
import { RolesDialog } from './roles-dialog'

/** What can be done to those who are selected; the part that is loaded with the first of them. */
export function BulkBar() {
  const { selected, select, ask, texts } = useMembers()
  const removable = selected.filter(({ can }) => can.remove)
  const changeable = selected.filter(({ can }) => can.changeRole)
  return (
    <>
      {selected.length > 0 && (
        <section
          aria-label={texts.bulk.region}
          className="sticky bottom-4 z-10 mt-4 flex flex-wrap items-center gap-2 rounded-card border border-line-strong bg-raised p-2 pl-4 shadow-popup transition-[opacity,translate] starting:translate-y-2 starting:opacity-0"
        >
          <p role="status" className="mr-auto text-sm font-medium tabular-nums text-ink">
            {texts.bulk.selected[selected.length - 1]}
          </p>
          {changeable.length > 0 && (
            <Button
              size="sm"
              aria-haspopup="dialog"
              onClick={() => ask({ what: 'role', members: changeable })}
            >
              {texts.bulk.changeRole}
            </Button>
          )}
          {removable.length > 0 && (
            <Button
              size="sm"
              variant="danger-quiet"
              aria-haspopup="dialog"
              onClick={() => ask({ what: 'remove', members: removable })}
            >
              {texts.bulk.remove}
            </Button>
          )}
          <Button
            size="icon-sm"
            variant="ghost"
            aria-label={texts.bulk.clear}
            onClick={() => {
              select([])
              findList()?.focus({ preventScroll: true })
            }}
          >
            <X aria-hidden="true" />
          </Button>
        </section>
      )}
      <RolesDialog />
      <RemoveDialog />
    </>
  )
}
