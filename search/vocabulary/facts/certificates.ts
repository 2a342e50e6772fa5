import type { CertificationType } from '#db/domain'
import { indexNames, namesIn } from '../names'
import type { NameIndex } from '../names'
import { foldWithOffsets } from '../normalise'
import { BROAD_NAMES, CERTIFICATE_NAMES } from './names-of-facts'

/** A certificate or standard that a text names; `type` null for a standard that is no type of ours (ISO 50001). */
export type CertificateFact = {
  kind: 'certificate'
  type: CertificationType | null
  /** As kept: "900", "ISO 37122", "7957:2008". Exact; 900 is not 901. */
  number: string | null
  start: number
  end: number
}

let index: NameIndex<{ type: CertificationType; broad: boolean }> | undefined

const certificateNames = () =>
  (index ??= indexNames(
    Object.entries(CERTIFICATE_NAMES).flatMap(([type, names]) =>
      // The keys are those of the table above.
      names.map((text) => ({
        value: { type: type as CertificationType, broad: BROAD_NAMES.has(text) },
        text,
      })),
    ),
    [
      'net zero',
      'net-zero',
      'net profit',
      'net weight',
      'edge computing',
      'edge device',
      'edge AI',
      '신기술 개발',
      '신제품 개발',
      'edge node',
      'edge server',
      'edge gateway',
      '벤처캐피탈',
      'net metering',
      'internet',
      'net income',
      'lotus pond',
    ],
  ))

/** International standards that are certificate types, by number. */
const BY_NUMBER: Readonly<Record<string, CertificationType>> = {
  '9001': 'iso9001',
  '14001': 'iso14001',
  '27001': 'iso27001',
  '37120': 'iso37120',
  '45001': 'iso45001',
  '62443': 'iec62443',
}
const STANDARD =
  /(?<![a-z0-9])(?<body>tcvn\s*iso(?:\s*\/\s*iec)?|iso\s*\/\s*iec|isa\s*\/\s*iec|iso|iec|tcvn|qcvn|ks|astm|en|ansi|bs|jis|din|aashto)(?<separator>[\s:-]*)(?<number>(?:[a-z]\s)?[a-z]{0,2}\s?\d{2,6}(?:-\d+)*(?::\d{4})?(?:\/[a-z]{2,6})?)/g
const WORDY_BODIES = new Set(['en', 'bs', 'din', 'ks'])

/** Certificates and standards in a text with their numbers; a bare number beside a name belongs to it (NET 900, 제900호). */
export function certificatesIn(
  text: string,
  { anyCase = false }: { anyCase?: boolean } = {},
): CertificateFact[] {
  const standards = standardsIn(text)
  const { folded, start, end } = foldWithOffsets(text)
  const named = namesIn(certificateNames(), text)
    .filter(
      ({ start: from, end: to }) =>
        !standards.some((standard) => from < standard.end && to > standard.start),
    )
    .filter(({ value, name, start: from, end: to }) => {
      const original = text.slice(from, to)
      const number = numberBeside(folded, start, end, from, to)
      return (
        number !== null ||
        anyCase ||
        (!value.broad && (!/^[A-Z]{2,5}$/.test(name) || original === original.toUpperCase()))
      )
    })
    .map(({ value, start: from, end: to }): CertificateFact => {
      const number = numberBeside(folded, start, end, from, to)
      return {
        kind: 'certificate',
        type: value.type,
        number: number?.number ?? null,
        start: Math.min(from, number?.start ?? from),
        end: Math.max(to, number?.end ?? to),
      }
    })
  return [...standards, ...named].sort((a, b) => a.start - b.start)
}

function standardsIn(text: string): CertificateFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  return [...folded.matchAll(STANDARD)].flatMap((match) => {
    const body = (match.groups?.body ?? '').replace(/\s+/g, ' ').replace(/ ?\/ ?/g, '/')
    const number = (match.groups?.number ?? '').toUpperCase().replace(/\s+/g, ' ').trim()
    const from = start[match.index] ?? 0
    const to = end[match.index + match[0].length - 1] ?? text.length
    if (WORDY_BODIES.has(body) && text.slice(from, from + body.length) !== body.toUpperCase())
      return []
    const plain = /^\d+/.exec(number)?.[0] ?? ''
    const international = /iso|iec/.test(body) ? (BY_NUMBER[plain] ?? null) : null
    const type =
      international ?? (/^(?:tcvn|qcvn)/.test(body) ? 'qcvnTcvn' : body === 'ks' ? 'ks' : null)
    return [
      {
        kind: 'certificate' as const,
        type,
        number: `${body.toUpperCase()} ${number}`,
        start: from,
        end: to,
      },
    ]
  })
}

const AFTER =
  /^\s*(?:\([^)]{0,20}\)\s*)?(?:인증|지정|nos?\.?|number|so|certificate|chung nhan)?\s*[:#.-]?\s*(?:제\s*)?(?:nos?\.?|so|#)?\s*[:.]?\s*(\d[\d-]{0,14})(?:\s*호)?(?![\d.,]*\s*(?:개|건|년|%|억|만|원|ty|trieu|million|billion|nam|km|m3))/
const BEFORE = /(?:제\s*|no\.?\s*|so\s*|#)(\d[\d-]{0,14})(?:\s*호)?\s*(?:-|–|of|cua)?\s*$/

/** The number that belongs to a certificate's name, after it or before it. */
function numberBeside(
  folded: string,
  start: Int32Array,
  end: Int32Array,
  from: number,
  to: number,
): { number: string; start: number; end: number } | null {
  const first = start.indexOf(from)
  const last = end.lastIndexOf(to)
  if (first < 0 || last < 0) return null
  const after = AFTER.exec(folded.slice(last + 1, last + 50))
  if (after?.[1])
    return {
      number: after[1].replace(/-+$/, ''),
      start: from,
      end: end[last + after[0].length] ?? to,
    }
  const head = folded.slice(Math.max(0, first - 24), first)
  const before = BEFORE.exec(head)
  return before?.[1]
    ? { number: before[1], start: start[first - (head.length - before.index)] ?? from, end: to }
    : null
}

/**
 * The certificate type that free text of a certificate field names ("건설신기술 제900호", "NET (xây dựng)"), or null.
 * For such a field every name counts, in any case.
 */
export function certificateType(text: string): CertificationType | null {
  const found = certificatesIn(text, { anyCase: true }).filter(({ type }) => type !== null)
  const [best] = found.sort((a, b) => Number(isUmbrella(a.type)) - Number(isUmbrella(b.type)))
  if (!best?.type) return null
  return best.type === 'net' ? (netOf(text) ?? 'net') : best.type
}

const isUmbrella = (type: CertificationType | null): boolean =>
  type === 'net' || type === 'qcvnTcvn'

/** NET is given by several ministries; the field says which. */
function netOf(text: string): CertificationType | null {
  const { folded } = foldWithOffsets(text)
  if (/건설|xay dung|construction|molit/.test(folded)) return 'netConstruction'
  if (/교통|giao thong|transport|traffic/.test(folded)) return 'netTransport'
  if (/물류|logistics/.test(folded)) return 'netLogistics'
  if (/방재|재난|thien tai|disaster/.test(folded)) return 'disasterPrevention'
  if (/환경|moi truong|environment/.test(folded)) return 'environmentalNewTech'
  return null
}
