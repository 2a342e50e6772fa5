import { startTsWorker } from '../ts-worker.server'

const SECONDS = 30

/**
 * Sets a document as PDF in a worker of its own, with limits on time and memory. The definition is pdfmake's, of plain
 * values; texts are set in Pretendard, as they are given: NFC.
 * @throws Error when it takes too long
 */
export async function makePdf(definition: Record<string, unknown>): Promise<Uint8Array> {
  const worker = startTsWorker('app/platform/files/pdf-worker.ts', {
    workerData: definition,
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
