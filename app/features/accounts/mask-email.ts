/** Enough for its owner to know it is theirs: `m…@firm.example`. */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/u, '$1…')
