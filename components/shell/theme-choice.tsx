'use client'
import { Button } from '@/components/ui/button'
import { RadioCards } from '@/components/ui/radio-cards'
import { themes, type Theme } from '@/lib/accounts/profile/theme'
import { useTheme, chooseTheme } from './use-theme'

interface ThemeChoiceProps {
  present: Theme
  action: (data: FormData) => unknown
  labels: Record<'legend' | 'apply' | Theme, string>
}

/** System, light or dark, applied on click; without JavaScript with a submit button. */
export function ThemeChoice({ present, action, labels }: ThemeChoiceProps) {
  const theme = useTheme(present)
  return (
    <form action={action as (data: FormData) => void} className="grid gap-4">
      <RadioCards
        legend={labels.legend}
        name="theme"
        options={themes.map((value) => ({ value, label: labels[value] }))}
        value={theme}
        inputProps={{ onChange: ({ target }) => chooseTheme(target.value as Theme) }}
      />
      <noscript>
        <Button type="submit">{labels.apply}</Button>
      </noscript>
    </form>
  )
}
