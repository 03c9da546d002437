'use client'
import { Button } from '@/components/ui/button'
import { toast, type ToastMessage } from '@/components/ui/toast'

type Tone = NonNullable<ToastMessage['tone']>

/** A button for each tone of a toast, labeled with its text. */
export function ToastButtons({ texts }: { texts: Record<Tone, string> }) {
  const tones = Object.entries(texts) as [Tone, string][]
  return tones.map(([tone, message]) => (
    <Button
      key={tone}
      onClick={() => toast({ tone, message })}
      className="h-auto min-h-9 max-w-full py-1.5 text-left whitespace-normal"
    >
      {message}
    </Button>
  ))
}
