import { createElement } from 'react'
import { renderToReadableStream } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { useCloseDialog } from './dialog-context'
import type { DialogPopup } from './dialog-popup'
import { leaveEvent } from './leads-away'
import { RouteDialog } from './route-dialog'

const back = vi.hoisted(() => vi.fn())
vi.mock('next/navigation', () => ({ useRouter: () => ({ back }) }))

type Popup = Parameters<typeof DialogPopup>[0]
const popup = vi.hoisted(() => ({ props: undefined as Popup | undefined }))
vi.mock('./dialog-popup', () => ({
  DialogPopup: (props: Popup) => {
    popup.props = props
    return props.children
  },
}))

afterEach(() => {
  back.mockClear()
  vi.unstubAllGlobals()
})

/** Opens a dialog; returns what its form does once it is done. `leaves` is the answer to the question. */
async function open(leaves: boolean) {
  const window = new EventTarget()
  const asked = vi.fn((event: Event) => leaves || event.preventDefault())
  window.addEventListener(leaveEvent, asked)
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', { cookie: '' })
  let finish: (() => void) | undefined
  const Form = () => {
    finish = useCloseDialog()
    return null
  }
  const again = { label: 'Invite another', href: '/' as const }
  await renderToReadableStream(
    createElement(RouteDialog, {
      ...{ title: 'Invite people', closeLabel: 'Close', again },
      children: createElement(Form),
    }),
  )
  return { asked, finish: finish! }
}

test.each([true, false])('closing asks before edits are lost: %s', async (leaves) => {
  const { asked } = await open(leaves)
  popup.props?.onOpenChange(false)
  expect(asked).toHaveBeenCalledOnce()
  expect(back).toHaveBeenCalledTimes(leaves ? 1 : 0)
})

test('a form that is done closes the dialog without asking', async () => {
  const { asked, finish } = await open(false)
  finish()
  expect(asked).not.toHaveBeenCalled()
  expect(back).toHaveBeenCalledOnce()
})
