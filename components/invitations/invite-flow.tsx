'use client'
import { startTransition, useEffect, useRef, type ReactNode } from 'react'
import { BoundForm } from '@/components/form/action-form'
import { HiddenFields } from '@/components/ui/hidden-fields'
import type { FormBackend, FormKind } from '@/components/form/schemas'
import { useAction, type Bound } from '@/components/form/use-sturdy-action'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { DownloadLink } from '@/components/ui/download-link'
import { DataTable } from '@/components/ui/table'
import type { FormAction, FormState } from '@/lib/action/form-state'
import type { InviteScreen, ScreenRow } from '@/lib/invitations/list-row'

interface InviteFlowProps {
  action: FormAction<InviteScreen | null>
  /** The first step of the form: a few addresses sent directly, or a list to review. */
  begins: 'direct' | 'review'
  backend?: FormBackend
  kind?: FormKind
  /** Whether people are invited by an identifier other than an email address. */
  byIdentifier?: boolean
  slug: string
  defaults: Record<string, string>
  /** The question before what was typed is lost. */
  unsaved: string
  texts: Record<'address' | 'result' | 'change' | 'download' | 'caption', string>
  /** The form's fields and button. */
  children: ReactNode
}

/**
 * The steps of inviting people, each replacing the previous one: the form, the review of a list, its
 * results. All are responses of one action, so that they also work without JavaScript.
 */
export function InviteFlow(props: InviteFlowProps) {
  const { action, begins, backend, kind, byIdentifier, slug, defaults, unsaved, texts, children } =
    props
  const bound = useAction(action)
  const [state] = bound
  const screen = state.data
  if (screen?.step === 'review')
    return <Review {...{ screen, texts, slug, bound }} error={state.error} />
  if (screen?.step === 'results') return <Results {...{ screen, texts }} />
  const edited = screen?.step === 'edit' ? screen.values : refusedList(state)
  return (
    <BoundForm
      bound={bound}
      schema={
        begins === 'review'
          ? 'invitations.inviteMany'
          : byIdentifier
            ? 'invitations.inviteByIdentifier'
            : 'invitations.inviteForm'
      }
      backend={backend}
      kind={kind}
      hidden={{ org: slug, step: begins }}
      defaults={{ ...defaults, ...edited }}
      unsaved={unsaved}
    >
      {children}
    </BoundForm>
  )
}

/** A reviewed list that was refused as a whole, put back into the field it came from. */
const refusedList = ({ values }: FormState): Record<string, string> =>
  values?.typed ? { addresses: values.typed, email: values.typed } : {}

type Of<Step extends InviteScreen['step']> = Extract<InviteScreen, { step: Step }>
type Texts = InviteFlowProps['texts']

interface ReviewProps {
  screen: Of<'review'>
  texts: Texts
  slug: string
  bound: Bound
  error: string | undefined
}

function Review({
  screen: { title, notes, rows, fields, confirm },
  texts,
  slug,
  bound: [, dispatch, isPending],
  error,
}: ReviewProps) {
  return (
    <div className="grid gap-5">
      <Heading>{title}</Heading>
      {error && (
        <Banner tone="danger" role="alert">
          {error}
        </Banner>
      )}
      {notes.map((note) => (
        <p key={note} className="max-w-prose text-muted">
          {note}
        </p>
      ))}
      <form
        action={dispatch}
        onSubmit={(event) => {
          event.preventDefault()
          const { submitter } = event.nativeEvent as globalThis.SubmitEvent
          const data = new FormData(event.currentTarget, submitter)
          if (!isPending) startTransition(() => dispatch(data))
        }}
        className="flex flex-wrap gap-2"
      >
        <HiddenFields values={{ ...fields, org: slug }} />
        {confirm && (
          <Button type="submit" name="step" value="send" variant="primary" pending={isPending}>
            {confirm}
          </Button>
        )}
        <Button type="submit" name="step" value="change" pending={!confirm && isPending}>
          {texts.change}
        </Button>
      </form>
      <Rows {...{ rows, texts }} />
    </div>
  )
}

interface ResultsProps {
  screen: Of<'results'>
  texts: Texts
}

function Results({ screen: { title, rows, csv, fileName }, texts }: ResultsProps) {
  return (
    <div className="grid gap-5">
      <Heading>{title}</Heading>
      <p className="flex flex-wrap gap-2">
        {/* Nothing is kept on the server: the file is in the link. */}
        <DownloadLink
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
          fileName={fileName}
        >
          {texts.download}
        </DownloadLink>
      </p>
      <Rows {...{ rows, texts }} />
    </div>
  )
}

/** Takes the focus from the button that was removed. */
function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [children])
  return (
    <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold text-ink outline-none">
      {children}
    </h2>
  )
}

function Rows({ rows, texts }: { rows: ScreenRow[]; texts: Texts }) {
  return (
    <DataTable
      caption={texts.caption}
      rows={rows}
      rowKey={(_, index) => String(index)}
      columns={[
        {
          label: texts.address,
          cell: ({ address }) => <span className="wrap-anywhere text-ink">{address}</span>,
        },
        { label: texts.result, cell: ({ tone, result }) => <Badge tone={tone}>{result}</Badge> },
      ]}
    />
  )
}
