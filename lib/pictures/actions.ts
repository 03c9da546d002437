'use server'

import { orgAction, userAction } from '@/lib/action/define-action'
import { removeAvatar } from '@/lib/pictures/remove-avatar'
import { removeLogo } from '@/lib/pictures/remove-logo'
import { noPictureSchema, pictureSchema } from '@/lib/pictures/schema'
import { setAvatar } from '@/lib/pictures/set-avatar'
import { setLogo } from '@/lib/pictures/set-logo'

export const setLogoAction = orgAction('org.update', pictureSchema, setLogo, {
  limit: 'picture',
  done: () => ({ flash: 'pictureSaved' }),
})

export const removeLogoAction = orgAction('org.update', noPictureSchema, removeLogo, {
  done: () => ({ flash: 'pictureRemoved' }),
})

export const setAvatarAction = userAction(pictureSchema, setAvatar, {
  limit: 'picture',
  done: () => ({ flash: 'pictureSaved' }),
})

export const removeAvatarAction = userAction(noPictureSchema, removeAvatar, {
  done: () => ({ flash: 'pictureRemoved' }),
})
