'use client'
import { startTransition, useId, useRef, useState, type ChangeEvent } from 'react'
import { ImageUp } from 'lucide'
import { Button, buttonClasses } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FieldError, Hint } from '@/components/ui/field'
import { showFlash } from '@/components/ui/flash'
import { Icon } from '@/components/ui/icon'
import { formDataOf } from '@/components/ui/post-fields'
import { useLazy } from '@/components/ui/use-lazy'
import { problemIn, type FormAction } from '@/lib/action/form-state'
import { HiddenFields } from '../ui/hidden-fields'
import { useAction } from './use-sturdy-action'
import { useValidationText } from './validation-texts'
import type { PictureTexts } from './picture-cropper'

interface PictureFormProps {
  action: FormAction
  /** Values sent along: the organization's slug. */
  hidden?: Record<string, string>
  /** round for people, square for organizations */
  shape: 'round' | 'square'
  /** The accepted file types. */
  types: string[]
  texts: PictureTexts
}

const importCropper = () => import('./picture-cropper').then((file) => file.PictureCropper)

/**
 * Uploads a picture, cropped in a dialog whose code is loaded when a file is about to be chosen.
 * Without JavaScript the file is sent as is, and the server crops it to the center.
 */
export function PictureForm({ action, hidden = {}, shape, types, texts }: PictureFormProps) {
  const [Cropper, load] = useLazy(importCropper)
  const { url, problem, choose, close } = useChosenPicture(types, texts.unreadable)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const end = () => {
    close()
    if (input.current) input.current.value = ''
  }
  const [state, dispatch, isPending] = useAction(action, ({ ok }) => {
    showFlash()
    if (ok) end()
  })
  const refused = problemIn(state)

  const save = (picture: Blob) => {
    const data = formDataOf(hidden)
    data.set('picture', picture, 'picture')
    startTransition(() => dispatch(data))
  }
  const error = problem ?? (url ? undefined : refused)
  return (
    <form action={dispatch} className="relative grid justify-items-start gap-2">
      <HiddenFields values={hidden} />
      {/* The file field itself is for whoever has no JavaScript; its label is a button to the rest. */}
      <input
        ref={input}
        id={id}
        type="file"
        name="picture"
        accept={types.join(',')}
        aria-label={texts.upload}
        aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        aria-invalid={error ? true : undefined}
        onFocus={load}
        onChange={(event) => {
          load()
          void choose(event)
        }}
        className="peer sr-only noscript:not-sr-only"
      />
      <label
        htmlFor={id}
        onPointerEnter={load}
        className={buttonClasses(
          'secondary',
          'md',
          'cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus noscript:hidden',
        )}
      >
        <Icon of={ImageUp} />
        {texts.upload}
      </label>
      <div className="hidden noscript:block">
        <Button type="submit">{texts.send}</Button>
      </div>
      {error && (
        <FieldError id={`${id}-error`} role="alert">
          {error}
        </FieldError>
      )}
      <Hint id={`${id}-hint`}>{texts.hint}</Hint>
      <Dialog
        open={url !== undefined}
        onOpenChange={(open) => !open && end()}
        finalFocus={input}
        title={texts.cropTitle}
        description={texts.cropText}
        closeLabel={texts.close}
        size="sm"
      >
        {Cropper && url && (
          <Cropper
            url={url}
            shape={shape}
            texts={texts}
            isPending={isPending}
            error={isPending ? undefined : refused}
            onSave={save}
          />
        )}
      </Dialog>
    </form>
  )
}

/** The chosen picture after it has been validated, or the error. */
function useChosenPicture(types: string[], unreadable: string) {
  const [url, setUrl] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const say = useValidationText()
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0]
    if (!file) return
    const { pictureSchema } = await import('@/lib/pictures/schema')
    const checked = pictureSchema.safeParse({ picture: file })
    const wrong = checked.success
      ? !types.includes(file.type) || !(await isReadable(file))
        ? unreadable
        : undefined
      : say(checked.error.issues[0]?.message)
    setProblem(wrong)
    if (wrong) currentTarget.value = ''
    else setUrl(URL.createObjectURL(file))
  }
  const close = () => {
    if (url) URL.revokeObjectURL(url)
    setUrl(undefined)
  }
  return { url, problem, choose, close }
}

const isReadable = (file: File) =>
  createImageBitmap(file).then(
    (bitmap) => {
      bitmap.close()
      return true
    },
    () => false,
  )
