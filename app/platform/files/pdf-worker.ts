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

void pdfmake
  .createPdf({
    ...(workerData as Record<string, unknown>),
    defaultStyle: { font: 'Pretendard', fontSize: 11, lineHeight: 1.4 },
  })
  .getBuffer()
  .then((buffer) => parentPort?.postMessage(new Uint8Array(buffer)))
