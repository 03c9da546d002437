'use client'
import 'react-easy-crop/react-easy-crop.css'
import { useState } from 'react'
import Cropper, { type Area } from 'react-easy-crop'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import type en from '@/messages/en.json'
import { useCloseDialog } from '@/components/ui/dialog-context'

export type PictureTexts = Omit<(typeof en)['pictures'], 'remove'> & { unreadable: string }

interface PictureCropperProps {
  /** An object URL of the chosen file. */
  url: string
  shape: 'round' | 'square'
  texts: PictureTexts
  isPending: boolean
  error?: string
  onSave: (picture: Blob) => void
}

/** Selects the visible square: with a pointer, by touch, or with the arrow keys and the slider. */
export function PictureCropper(props: PictureCropperProps) {
  const { url, shape, texts, isPending, error, onSave } = props
  const [crop, setCrop] = useState({ x: 0, y: 0 })
  const [zoom, setZoom] = useState(1)
  const [area, setArea] = useState<Area>()
  const closeDialog = useCloseDialog()
  const save = async () => {
    if (area) onSave(await cropPicture(url, area))
  }
  return (
    <div className="grid gap-5">
      <div className="relative h-64 overflow-clip rounded-card bg-sunken sm:h-72">
        <Cropper
          image={url}
          crop={crop}
          zoom={zoom}
          aspect={1}
          cropShape={shape === 'round' ? 'round' : 'rect'}
          showGrid={false}
          keyboardStep={8}
          disableAutomaticStylesInjection
          onCropChange={setCrop}
          onZoomChange={setZoom}
          onCropComplete={(_, pixels) => setArea(pixels)}
          cropperProps={{ role: 'group', 'aria-label': texts.cropArea }}
        />
      </div>
      <label className="grid gap-1.5 font-medium text-ink">
        {texts.zoom}
        <input
          type="range"
          min={1}
          max={4}
          step={0.05}
          value={zoom}
          onChange={(event) => setZoom(Number(event.target.value))}
          className="h-6 w-full accent-accent"
        />
      </label>
      {error && <FieldError role="alert">{error}</FieldError>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={closeDialog}>{texts.cancel}</Button>
        <Button variant="primary" pending={isPending} disabled={!area} onClick={() => void save()}>
          {texts.save}
        </Button>
      </div>
    </div>
  )
}

/** The server scales it to 256 pixels: sending more than twice as many would be wasteful. */
const LARGEST = 512
const SMALLEST = 256

/** Crops a picture to a square in the browser, so that a large photo is sent as a small file. */
async function cropPicture(url: string, area: Area): Promise<Blob> {
  const image = new Image()
  image.src = url
  await image.decode()
  const side = Math.min(LARGEST, Math.max(SMALLEST, Math.round(area.width)))
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser has no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, side, side)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      // A browser that cannot write WebP returns a PNG, which also works.
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be written'))),
      'image/webp',
      0.95,
    ),
  )
}
