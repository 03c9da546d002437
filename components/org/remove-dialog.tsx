'use client'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmPopup } from '@/components/ui/confirm-popup'
import { toast } from '@/components/ui/toast'
import { removeMembersAction } from '@/lib/members/actions'
import { BulkProgress } from './bulk-progress'
import { fill } from './fill'
import { findList } from './focus-list'
import { nameList } from './name-list'
import { useMembers } from './members-context'
import { RefusedDialog } from './refused-dialog'
import { useAsked } from './use-asked'
import { useBulk, type Refusal } from './use-bulk'

/** Asks once, for one member or for several by name, removes them, and tells who was refused. */
export function RemoveDialog() {
  const { open, members, close } = useAsked('remove')
  const { texts, select } = useMembers()
  const { done, run } = useBulk(removeMembersAction)
  const [refused, setRefused] = useState<Refusal[]>([])
  // Then the button that opened this is gone with its row, or with the bar.
  const isRemoved = useRef(false)
  const one = members.length === 1 ? members[0] : undefined
  const remove = async () => {
    isRemoved.current = false
    const { length } = members
    const left = await run(members)
    select(left.map(({ member }) => member.userId))
    setRefused(left)
    const removed = texts.bulk.removed[length - left.length - 1]
    if (removed) toast({ message: removed })
    isRemoved.current = removed !== undefined
    close()
  }
  return (
    <>
      <ConfirmPopup
        open={open}
        onOpenChange={(next) => !next && done === null && close()}
        finalFocus={() => !isRemoved.current || findList()}
        title={
          one
            ? fill(texts.removeAsk, { name: one.name })
            : (texts.bulk.removeAsk[members.length - 1] ?? '')
        }
        description={
          <>
            {!one && <strong className="block text-ink">{nameList(members)}</strong>}
            {texts.removeText}
          </>
        }
        cancelLabel={texts.cancel}
      >
        {done !== null && members.length > 1 && <BulkProgress done={done} of={members.length} />}
        <Button variant="danger" pending={done !== null} onClick={() => void remove()}>
          {one ? texts.remove : texts.bulk.remove}
        </Button>
      </ConfirmPopup>
      <RefusedDialog refused={refused} onClose={() => setRefused([])} />
    </>
  )
}
