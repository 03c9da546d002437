import { getMessages } from '@/lib/i18n/translations'
import { Avatar } from '@/components/ui/avatar'
import type { FormAction } from '@/lib/action/form-state'
import { pictureTypes } from '@/lib/pictures/schema'
import { ActionButton } from './action-button'
import { PictureForm } from './picture-form'

interface PictureSettingProps {
  name: string
  seed: string
  picture: string | null
  shape: 'round' | 'square'
  set: FormAction
  remove: FormAction
  /** Values sent along: the organization's slug. */
  hidden?: Record<string, string>
}

/** The current picture of a person or an organization, with controls to change or remove it. */
export async function PictureSetting(props: PictureSettingProps) {
  const { name, seed, picture, shape, set, remove, hidden } = props
  const { errors, pictures } = await getMessages()
  const { remove: removeLabel, ...texts } = pictures
  return (
    <div className="flex flex-wrap items-start gap-5">
      <Avatar name={name} seed={seed} picture={picture} shape={shape} size="2xl" />
      <div className="flex min-w-0 flex-1 basis-56 flex-wrap items-start gap-2 self-center">
        <PictureForm
          action={set}
          hidden={hidden}
          shape={shape}
          types={pictureTypes}
          texts={{ ...texts, unreadable: errors['picture-unreadable'] }}
        />
        {picture && (
          <ActionButton action={remove} fields={hidden} variant="ghost">
            {removeLabel}
          </ActionButton>
        )}
      </div>
    </div>
  )
}
