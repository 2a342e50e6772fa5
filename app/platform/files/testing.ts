/** Workbooks for tests, written part by part, since only so can a broken or odd one be made. */
import { zipStored } from './zip'

type WorkbookSpec = {
  /** Inside of <sheetData>. */
  rows: string
  /** After <sheetData>: merges, links. */
  after?: string
  sheetName?: string
  sheetState?: string
  /** Targets of links, by relation id. */
  links?: Record<string, string>
  /** Number formats by style index; index 0 is General. */
  formats?: string[]
  date1904?: boolean
}

/** A minimal workbook as Excel would write it. */
export function aWorkbook(spec: WorkbookSpec): Buffer {
  const {
    rows,
    after = '',
    sheetName = '수요조사',
    sheetState = 'visible',
    links = {},
    formats = [],
    date1904 = false,
  } = spec
  const relations = Object.entries(links).map(
    ([id, target]) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`,
  )
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="${sheetName}" sheetId="1" state="${sheetState}" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
  }
  return zipStored(
    new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text, 'utf8')])),
  )
}

export type SheetCell = string | number | boolean | null | { raw: string }

/** Sheet rows from values; `raw` is the cell's own XML without its place: `s="1"><v>45182</v>`. */
export function sheetRows(lines: SheetCell[][], first = 1): string {
  return lines
    .map(
      (line, at) =>
        `<row r="${first + at}">${line.map((value, column) => cellXml(value, `${columnName(column)}${first + at}`)).join('')}</row>`,
    )
    .join('')
}

function cellXml(value: SheetCell, place: string): string {
  if (value === null) return `<c r="${place}"/>`
  if (typeof value === 'object') return `<c r="${place}" ${value.raw}</c>`
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
}

const columnName = (index: number): string => String.fromCharCode(65 + index)
