import { startTsWorker } from '../ts-worker.server'

const SECONDS = 30
/** A document as pdfmake takes it, of plain values. */
export type PdfDefinition = Record<string, unknown>

/**
 * Sets a document as PDF in a worker of its own, with limits on time and memory. The definition is pdfmake's, of plain
 * values; texts are set in Pretendard, as they are given: NFC.
 * @throws Error when it takes too long
 */
export const makePdf = (definition: PdfDefinition): Promise<Uint8Array> => inWorker([definition])

/**
 * Sets the first of these documents that fits on one page; they say less and less. The last one is taken as it is.
 * @throws Error when it takes too long
 */
export const makeOnePage = (definitions: PdfDefinition[]): Promise<Uint8Array> =>
  inWorker(definitions)

async function inWorker(definitions: PdfDefinition[]): Promise<Uint8Array> {
  const worker = startTsWorker('app/platform/files/pdf-worker.ts', {
    workerData: definitions,
    maxOldGenerationSizeMb: 512,
  })
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The PDF took too long.')), SECONDS * 1000)
      worker.once('message', (bytes: Uint8Array) => {
        clearTimeout(late)
        resolve(bytes)
      })
      worker.once('error', (error) => {
        clearTimeout(late)
        reject(error)
      })
    })
  } finally {
    await worker.terminate()
  }
}
