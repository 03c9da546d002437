'use server'

import { orgAction, userAction } from '@/lib/action/define-action'
import { removeAvatar, setAvatar } from '@/lib/pictures/avatar'
import { removeLogo, setLogo } from '@/lib/pictures/logo'
import { noPictureSchema, pictureSchema } from '@/lib/pictures/schema'

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
