import 'server-only'
import type { PictureFiles, PictureSize } from '@/lib/pictures/make-picture'

/** Where the files of pictures are kept. A name stands for the same bytes for ever. */
export interface PictureStore {
  /** Writes all sizes; the same name again changes nothing. */
  put: (hash: string, files: PictureFiles) => Promise<void>
  /** Null for a picture that is not there. */
  get: (hash: string, size: PictureSize) => Promise<Uint8Array | null>
  /** Removes all sizes; nothing happens for what is not there. */
  remove: (hash: string) => Promise<void>
}
