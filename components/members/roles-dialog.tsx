'use client'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogPopup } from '@/components/ui/dialog-popup'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { changeRolesAction } from '@/lib/members/actions'
import { nameList } from '@/components/invitations/name-list'
import { useMembers, type ListedMember } from './members-context'
import { RefusedDialog } from './refused-dialog'
import { useAsked } from './use-asked'
import { useBulk, type Refusal } from './use-bulk'

/** Gives several members, named, one role, and tells who was refused. It can be undone. */
export function RolesDialog() {
  const { open, members, close, finalFocus } = useAsked('role')
  const { texts, roles, select } = useMembers()
  const { pending, run } = useBulk(changeRolesAction)
  const [refused, setRefused] = useState<Refusal[]>([])
  const [role, setRole] = useState(roles[0]?.value ?? '')
  const id = useId()
  const undo = async (changed: ListedMember[]) => {
    // Back to what each had, which need not be the same.
    const left: Refusal[] = []
    for (const former of new Set(changed.map((member) => member.role)))
      left.push(
        ...(await run(
          changed.filter((member) => member.role === former),
          { role: former },
        )),
      )
    setRefused(left)
    if (left.length < changed.length) toast({ message: texts.undone })
  }
  const change = async () => {
    const left = await run(members, { role })
    const changed = members.filter((one) => !left.some(({ member }) => member === one))
    setRefused(left)
    select(left.map(({ member }) => member.userId))
    const said = texts.bulk.changed[changed.length - 1]
    const action = { label: texts.undo, onClick: () => void undo(changed) }
    if (said) toast({ message: said, action })
    close(left.length > 0 ? 'refused' : 'done')
  }
  return (
    <>
      <DialogPopup
        open={open}
        onOpenChange={(next) => !next && !pending && close()}
        finalFocus={finalFocus}
        title={texts.bulk.roleAsk[members.length - 1] ?? ''}
        description={members.length > 0 && nameList(members)}
        closeLabel={texts.close}
        size="sm"
      >
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault()
            if (!pending) void change()
          }}
        >
          <Field id={id} label={texts.role} hint={texts.bulk.roleText}>
            {(control) => (
              <Select {...control} value={role} onChange={(event) => setRole(event.target.value)}>
                {roles.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => !pending && close()}>{texts.cancel}</Button>
            <Button type="submit" variant="primary" pending={pending}>
              {texts.bulk.save}
            </Button>
          </div>
        </form>
      </DialogPopup>
      <RefusedDialog refused={refused} onClose={() => setRefused([])} />
    </>
  )
}
