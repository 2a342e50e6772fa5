import { TextField } from '#app/ui/text-field'

type Props = { label: string; hint?: string; error: string | undefined }

/** A code from a mail, an app or a sheet of paper; phones fill it in by themselves. */
export const CodeField = ({ label, hint, error }: Props) => (
  <TextField
    name="code"
    label={label}
    hint={hint}
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
    maxLength={40}
    error={error}
    required
  />
)
