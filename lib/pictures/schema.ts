import * as z from 'zod'

/** The largest upload of one picture. next.config.mjs permits slightly more. */
export const PICTURE_BYTES = 5 * 1024 * 1024

/**
 * The types offered by the file picker. The actual type is detected from the first bytes:
 * make-picture.ts.
 */
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
