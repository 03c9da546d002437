'use client'
import type { Route } from 'next'
import { Banner } from '@/components/ui/banner'
import { CopyButton } from '@/components/ui/copy-button'
import { TextLink } from '@/components/ui/text-link'

export interface RecoveryCodesTexts {
  title: string
  text: string
  copy: string
  copied: string
  download: string
  /** The link to the next page. */
  back: string
  href: Route
}

/** Recovery codes, shown only once. */
export function RecoveryCodes({ codes, texts }: { codes: string[]; texts: RecoveryCodesTexts }) {
  const list = codes.join('\n')
  return (
    <section aria-label={texts.title} className="grid gap-4">
      <Banner tone="warning" role="status">
        <strong>{texts.title}.</strong> {texts.text}
      </Banner>
      <ul className="grid max-w-sm grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] gap-x-6 gap-y-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton value={list} label={texts.copy} copiedLabel={texts.copied} />
        <a
          className="text-link"
          download="recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${list}\n`)}`}
        >
          {texts.download}
        </a>
        <TextLink href={texts.href}>{texts.back}</TextLink>
      </div>
    </section>
  )
}
