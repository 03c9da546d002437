import { z } from 'zod'

/** What one picture may weigh when it is sent. next.config.mjs lets a little more through. */
export const PICTURE_BYTES = 5 * 1024 * 1024

/** What the file chooser offers. What a file really is, its first bytes tell: picture-format.ts. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

export const pictureSchema = z.object({
  picture: z
    .instanceof(File, { error: 'picture-missing' })
    // A form without JavaScript sends an empty file where none was chosen.
    .refine(({ size }) => size > 0, 'picture-missing')
    .refine(({ size }) => size <= PICTURE_BYTES, 'picture-heavy'),
})
export type PictureInput = z.output<typeof pictureSchema>

export const noPictureSchema = z.object({})
