import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'

/** Pretendard has Hangul and every Vietnamese letter in one face; only these two files may be read, and no address. */
const folder = join(
  dirname(createRequire(import.meta.url).resolve('pretendard/package.json')),
  'dist/public/static',
)
const fonts = {
  normal: join(folder, 'Pretendard-Regular.otf'),
  bold: join(folder, 'Pretendard-SemiBold.otf'),
}

pdfmake.setFonts({ Pretendard: fonts })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === fonts.normal || path === fonts.bold)

const set = async (definition: Record<string, unknown>): Promise<Buffer> =>
  pdfmake
    .createPdf({
      ...definition,
      defaultStyle: { font: 'Pretendard', fontSize: 11, lineHeight: 1.4 },
    })
    .getBuffer()

/** pdfmake writes a dictionary for each page, uncompressed. */
const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

/** The first of the documents that fits on one page, else the last. */
async function setFirstThatFits(definitions: Record<string, unknown>[]): Promise<Uint8Array> {
  let pdf: Buffer = Buffer.alloc(0)
  for (const definition of definitions) {
    pdf = await set(definition)
    if (definitions.length > 1 && pagesOf(pdf) === 1) break
  }
  return new Uint8Array(pdf)
}

void setFirstThatFits(workerData as Record<string, unknown>[]).then((bytes) =>
  parentPort?.postMessage(bytes),
)
