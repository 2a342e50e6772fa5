import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvidenceType } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { evidenceTypeOf, isActive } from './evidence-type'
import { EVIDENCE_BYTES } from './schema'

type At = Pick<Context, 'uploadsDir'>

/** Named by the case alone: nothing that a person typed becomes a path. */
const pathOf = ({ uploadsDir }: At, caseId: string) => join(uploadsDir, 'evidence', caseId)

/**
 * The kind of an evidence file.
 * @throws DomainError file.tooLarge, file.notEvidence, file.active at the field `file`
 */
export function checkedEvidence(bytes: Uint8Array): EvidenceType {
  if (bytes.length > EVIDENCE_BYTES)
    throw invalid('file.tooLarge', { megabytes: EVIDENCE_BYTES / 1024 / 1024 }, 'file')
  const type = evidenceTypeOf(bytes)
  if (!type) throw invalid('file.notEvidence', {}, 'file')
  if (type === 'application/pdf' && isActive(bytes)) throw invalid('file.active', {}, 'file')
  return type
}

export function keepEvidence(at: At, caseId: string, bytes: Uint8Array): void {
  mkdirSync(join(at.uploadsDir, 'evidence'), { recursive: true, mode: 0o700 })
  writeFileSync(pathOf(at, caseId), bytes, { mode: 0o600, flag: 'wx' })
}

/** The file of a case; null when it is no longer here. */
export const readEvidence = (at: At, caseId: string): Uint8Array | null =>
  existsSync(pathOf(at, caseId)) ? readFileSync(pathOf(at, caseId)) : null

export const dropEvidence = (at: At, caseId: string): void =>
  rmSync(pathOf(at, caseId), { force: true })
