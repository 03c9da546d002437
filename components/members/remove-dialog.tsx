'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmPopup } from '@/components/ui/confirm-popup'
import { toast } from '@/components/ui/toast'
import { removeMembersAction } from '@/lib/members/actions'
import { fill } from '@/components/organizations/fill'
import { nameList } from '@/components/invitations/name-list'
import { useMembers } from './members-context'
import { RefusedDialog } from './refused-dialog'
import { useAsked } from './use-asked'
import { useBulk, type Refusal } from './use-bulk'

/** Asks once, for one member or for several by name, removes them, and tells who was refused. */
export function RemoveDialog() {
  const { open, members, close, finalFocus } = useAsked('remove')
  const { texts, select } = useMembers()
  const { pending, run } = useBulk(removeMembersAction)
  const [refused, setRefused] = useState<Refusal[]>([])
  const one = members.length === 1 ? members[0] : undefined
  const remove = async () => {
    const { length } = members
    const left = await run(members)
    select(left.map(({ member }) => member.userId))
    setRefused(left)
    const removed = texts.bulk.removed[length - left.length - 1]
    if (removed) toast({ message: removed })
    close(left.length > 0 ? 'refused' : 'done')
  }
  return (
    <>
      <ConfirmPopup
        open={open}
        onOpenChange={(next) => !next && !pending && close()}
        finalFocus={finalFocus}
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
        <Button variant="danger" pending={pending} onClick={() => void remove()}>
          {one ? texts.remove : texts.bulk.remove}
        </Button>
      </ConfirmPopup>
      <RefusedDialog refused={refused} onClose={() => setRefused([])} />
    </>
  )
}
