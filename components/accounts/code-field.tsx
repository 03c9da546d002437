import { TextField } from '@/components/form/text-field'

/** Where the six digits of an authenticator app or of a mail are typed, which phones offer to fill in. */
export const CodeField = ({ label, hint }: { label: string; hint?: string }) => (
  <TextField
    name="code"
    label={label}
    hint={hint}
    inputMode="numeric"
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
    required
  />
)
