'use client'
import { Button } from '@/components/ui/button'
import { DialogPopup } from '@/components/ui/dialog-popup'
import { findList } from './focus-list'
import { useMembers } from './members-context'
import { RefusedList } from './refused-list'
import type { Refusal } from './use-bulk'

/** What was not done, when only a part was. */
export function RefusedDialog({ refused, onClose }: { refused: Refusal[]; onClose: () => void }) {
  const { texts } = useMembers()
  return (
    <DialogPopup
      open={refused.length > 0}
      onOpenChange={(open) => !open && onClose()}
      finalFocus={findList}
      title={texts.bulk.refused[refused.length - 1] ?? ''}
      closeLabel={texts.close}
      size="sm"
    >
      <div className="grid gap-5">
        <RefusedList refused={refused} />
        <Button onClick={onClose} className="justify-self-end">
          {texts.done}
        </Button>
      </div>
    </DialogPopup>
  )
}
