/** What the registry knows of a library: how serious, and what of it. */
export type Weakness = { name: string; severity: string; title: string }

type Reported = {
  vulnerabilities?: Record<string, { severity: string; via: (string | { title?: string })[] }>
}

const ORDER = ['critical', 'high', 'moderate', 'low', 'info']

/** Reads what `npm audit --json` printed, the most serious first; null when the registry gave no answer. */
export function readAudit(printed: string): Weakness[] | null {
  const report = parsed(printed)
  if (!report?.vulnerabilities) return null
  return Object.entries(report.vulnerabilities)
    .map(([name, { severity, via }]) => ({
      ...{ name, severity },
      title: via.map((one) => (typeof one === 'string' ? one : (one.title ?? ''))).join('; '),
    }))
    .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity))
}

function parsed(printed: string): Reported | null {
  try {
    return JSON.parse(printed) as Reported
  } catch {
    return null
  }
}

/** The outcome in words. */
export function sayAudit(found: Weakness[] | null): string {
  if (found === null)
    return 'NOT CHECKED: the package registry did not answer. Nothing is known about weaknesses of the libraries.'
  if (found.length === 0) return 'No known weakness in the libraries that the server runs with.'
  return [
    `${found.length} libraries with known weaknesses; docs/security.md says by when each is mended:`,
    ...found.map(({ name, severity, title }) => `  ${severity}  ${name}: ${title}`),
  ].join('\n')
}
