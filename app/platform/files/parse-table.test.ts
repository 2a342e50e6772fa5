import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { parseTable } from './parse-table'
import { readTable } from './read-table.server'
import { cellText, UnreadableTable } from './table'
import type { TableOptions } from './table'
import { aWorkbook, sheetRows } from './testing'
import { zipStored } from './zip'

const text = (content: string) => Buffer.from(content, 'utf8')
const cells = async (bytes: Buffer, options: TableOptions = {}) =>
  (await parseTable(bytes, options)).rows.map((row) => row.cells)

/** The code with which a file is refused; `read` when it is not. */
async function refusal(bytes: Buffer, options: TableOptions = {}): Promise<string> {
  try {
    await parseTable(bytes, options)
    return 'read'
  } catch (error) {
    if (error instanceof UnreadableTable) return error.code
    throw error
  }
}

describe('files that are no table', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['only blanks', text('\n \n,,\n'), 'empty'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 4]),
      'notTable',
    ],
    ['a PDF', text('%PDF-1.7\n1 0 obj'), 'notTable'],
    ['a web page', text('<!doctype html><table><tr><td>1'), 'notTable'],
    [
      'a workbook of Excel 97 or an encrypted one',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'oldExcel',
    ],
    ['a ZIP cut off', aWorkbook({ rows: '' }).subarray(0, 200), 'brokenArchive'],
    ['an unclosed quote', text('회사명,기술명\n"한빛,가로등\n'), 'brokenCsv'],
  ])('refuses %s', async (_what, bytes, code) => {
    expect(await refusal(bytes)).toBe(code)
  })

  it('refuses any mutilated workbook with a message, never with a crash', async () => {
    const whole = aWorkbook({
      rows: sheetRows([
        ['회사명', '기술명'],
        ['한빛', '가로등'],
      ]),
    })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Buffer.from(whole)
        broken[at] = byte
        expect(typeof (await refusal(broken))).toBe('string')
      }),
      { seed: 11, numRuns: 200 },
    )
  })
})

describe('limits', () => {
  it('says how many rows there are and how many may be', async () => {
    const many = text(`회사명,기술명\n${'한빛,가로등\n'.repeat(50_000)}`)
    await expect(parseTable(many)).rejects.toMatchObject({
      code: 'tooManyRows',
      params: { rows: 50_000, limit: 5000 },
    })
    const sheet = aWorkbook({ rows: sheetRows([['회사명'], ['가'], ['나'], ['다']]) })
    expect(await refusal(sheet, { limits: { rows: 2 } })).toBe('tooManyRows')
    expect(await refusal(sheet, { limits: { rows: 3 } })).toBe('read')
  })

  it('refuses a file over its size before reading it', async () => {
    expect(await refusal(Buffer.alloc(2000, 65), { limits: { bytes: 1000 } })).toBe('tooLarge')
    await expect(
      readTable(Buffer.alloc(2000, 65), { limits: { bytes: 1000 } }),
    ).rejects.toMatchObject({ code: 'tooLarge' })
  })

  it('stops inflating at the limit, whatever the archive says of its size', async () => {
    expect(
      await refusal(deflated('xl/workbook.xml', Buffer.alloc(3_000_000, 32), 10), {
        limits: { inflatedBytes: 1_000_000 },
      }),
    ).toBe('tooLargeInside')
  })

  it('refuses an archive of thousands of parts before it inflates one', async () => {
    const parts = Array.from({ length: 2001 }, (_, at) => [`x/${at}.xml`, Buffer.alloc(1)] as const)
    expect(await refusal(zipStored(new Map(parts)))).toBe('tooLargeInside')
  })

  it('resolves no entity but the five of XML', async () => {
    const rows = sheetRows([['회사명'], [{ raw: 't="str"><v>&xxe; &lt;한빛&gt;</v>' }]])
    expect(await cells(aWorkbook({ rows }))).toEqual([['회사명'], ['&xxe; <한빛>']])
  })

  it('passes over a million rows that hold only formats', async () => {
    const rows = `${sheetRows([['회사명'], ['한빛']])}<row r="1048576" s="1" customFormat="1"><c r="A1048576" s="0"/></row>`
    expect(await cells(aWorkbook({ rows }))).toEqual([['회사명'], ['한빛']])
  })
})

describe('text tables', () => {
  it('reads Korean CP949 with syllables beyond the old standard', async () => {
    const table = await parseTable(
      iconv.encode('회사명,담당자\n똠방기술(주),설믜나\n펲시스템,김하나\n가람건설,박솔\n', 'cp949'),
    )
    expect(table.encoding).toBe('cp949')
    expect(table.rows[1]?.cells).toEqual(['똠방기술(주)', '설믜나'])
  })

  it.each(['utf-16le', 'utf-16be'])(
    'reads %s with and without a byte-order mark',
    async (encoding) => {
      for (const addBOM of [true, false]) {
        const bytes = iconv.encode('회사명\t기술명\n한빛\t누수 탐지\n', encoding, { addBOM })
        expect(await cells(bytes)).toEqual([
          ['회사명', '기술명'],
          ['한빛', '누수 탐지'],
        ])
      }
    },
  )

  it('never guesses a Vietnamese legacy encoding: it shows what each would give', async () => {
    const bytes = iconv.encode(
      'Tên doanh nghiệp;Nhu cầu\nCấp nước Sông Bồ;Phát hiện rò rỉ\n'.normalize('NFC'),
      'tcvn',
    )
    const error: unknown = await parseTable(bytes).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'encodingUnknown' })
    const previews = error instanceof UnreadableTable ? error.previews : []
    expect(previews.find((preview) => preview.encoding === 'tcvn3')?.lines[1]).toBe(
      'Cấp nước Sông Bồ;Phát hiện rò rỉ',
    )
    expect((await cells(bytes, { encoding: 'tcvn3' }))[1]).toEqual([
      'Cấp nước Sông Bồ',
      'Phát hiện rò rỉ',
    ])
  })

  it('reads Windows-1258 when asked to and composes its marks', async () => {
    const marks = 'Ca\u0302\u0301p nu\u031bo\u031b\u0301c'.normalize('NFC')
    const bytes = Buffer.from([
      0x43, 0xe2, 0xec, 0x70, 0x20, 0x6e, 0xfd, 0xf5, 0xec, 0x63, 0x0a, 0x31,
    ])
    expect((await cells(bytes, { encoding: 'windows-1258' }))[0]).toEqual([marks])
  })

  it('refuses an encoding that does not fit', async () => {
    expect(await refusal(Buffer.from([0xff, 0x41, 0x0a, 0xc8, 0x20]), { encoding: 'utf-8' })).toBe(
      'wrongEncoding',
    )
  })

  it('takes the byte-order mark off the first heading', async () => {
    expect((await cells(text('\ufeff회사명,기술명\n한빛,가로등\n')))[0]).toEqual([
      '회사명',
      '기술명',
    ])
  })

  it('obeys a sep= line and does not count it as a row', async () => {
    const table = await parseTable(text('\ufeffsep=;\nTên;Ngân sách\nSông Bồ;"12,5"\n'))
    expect(table.rows).toEqual([
      { number: 1, cells: ['Tên', 'Ngân sách'] },
      { number: 2, cells: ['Sông Bồ', '12,5'] },
    ])
  })

  it('finds the separator by itself, commas inside quotes do not count', async () => {
    expect(await cells(text('a;b\n"1,2,3,4";"5,6"\n'))).toEqual([
      ['a', 'b'],
      ['1,2,3,4', '5,6'],
    ])
    expect(await cells(text('a\tb\n1\t2\n'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('keeps line breaks and quotes inside a field, and the numbers of blank rows', async () => {
    const table = await parseTable(
      text('회사명,소개\r\n한강,"1. 탐지\r\n2. ""스마트"" 관망"\r\n\r\n,\r\n새벽,한 줄\r\n'),
    )
    expect(table.rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5])
    expect(table.rows[1]?.cells[1]).toBe('1. 탐지\n2. "스마트" 관망')
    expect(table.rows[3]?.cells).toEqual([null, null])
  })

  it('reads a formula as text and takes off the guard of our own lists', async () => {
    expect(
      (await cells(text(`이름,번호\n"'=1+1","'+82-10-5550-0104"\n"=HYPERLINK(""x"")",-1\n`))).slice(
        1,
      ),
    ).toEqual([
      ['=1+1', '+82-10-5550-0104'],
      ['=HYPERLINK("x")', '-1'],
    ])
  })
})

describe('workbooks', () => {
  it('reads rich text, formula results, truth values and errors each as what they are', async () => {
    const [, row] = await cells(
      aWorkbook({
        rows: sheetRows([
          ['가', '나', '다', '라', '마'],
          [
            { raw: 't="inlineStr"><is><r><t>한</t></r><r><rPr><b/></rPr><t>빛</t></r></is>' },
            { raw: '><f>4+4</f><v>8</v>' },
            true,
            { raw: 't="e"><f>1/0</f><v>#DIV/0!</v>' },
            { raw: 't="str"><f>A1</f><v>글</v>' },
          ],
        ]),
      }),
    )
    expect(row).toEqual(['한빛', 8, true, { error: '#DIV/0!' }, '글'])
    expect(row?.map(cellText).join('')).not.toContain('[object')
  })

  it('gives a link target beside the text', async () => {
    const after = '<hyperlinks><hyperlink ref="A2" r:id="rId9"/></hyperlinks>'
    const rows = await cells(
      aWorkbook({
        rows: sheetRows([['이메일'], ['info @garam.example']]),
        after,
        links: { rId9: 'mailto:info@garam.example?a=1&amp;b=2' },
      }),
    )
    expect(rows[1]).toEqual([
      { text: 'info @garam.example', link: 'mailto:info@garam.example?a=1&b=2' },
    ])
  })

  it.each(['UTC', 'Asia/Seoul', 'America/Los_Angeles'])(
    'reads serial dates as days in %s',
    async (zone) => {
      const before = process.env.TZ
      process.env.TZ = zone
      try {
        const formats = ['yyyy-mm-dd', 'yyyy&quot;년&quot; m&quot;월&quot; d&quot;일&quot;']
        const rows = sheetRows([
          ['시작', '끝'],
          [{ raw: 's="1"><v>45182</v>' }, { raw: 's="2"><v>47008</v>' }],
        ])
        expect((await cells(aWorkbook({ rows, formats })))[1]).toEqual([
          { date: '2023-09-13' },
          { date: '2028-09-12' },
        ])
        const macintosh = sheetRows([['시작'], [{ raw: 's="1"><v>43720</v>' }]])
        expect((await cells(aWorkbook({ rows: macintosh, formats, date1904: true })))[1]).toEqual([
          { date: '2023-09-13' },
        ])
      } finally {
        if (before === undefined) delete process.env.TZ
        else process.env.TZ = before
      }
    },
  )

  it('gives joined cells in sheet rows', async () => {
    const table = await parseTable(
      aWorkbook({
        rows: sheetRows([['제목'], ['회사명', '담당자']], 3),
        after: '<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
      }),
    )
    expect(table.merges).toEqual([{ top: 3, bottom: 3, left: 0, right: 1 }])
    expect(table.rows.at(-1)).toEqual({ number: 4, cells: ['회사명', '담당자'] })
  })

  it('decides by content: a CSV named .xlsx is a CSV', async () => {
    expect(
      (await parseTable(iconv.encode('회사명,기술명\n가람,누수 탐지\n', 'cp949'))).format,
    ).toBe('csv')
  })
})

describe('the worker', () => {
  it('reads in a thread of its own and hands refusals over', async () => {
    const table = await readTable(text('회사명,기술명\n한빛,가로등\n'))
    expect(table.rows).toHaveLength(2)
    await expect(readTable(text('%PDF-1.7'))).rejects.toMatchObject({ code: 'notTable' })
  })

  it('gives up on a file that takes too long', async () => {
    await expect(readTable(text('a,b\n1,2\n'), { limits: { seconds: 0 } })).rejects.toMatchObject({
      code: 'tooComplex',
    })
  })
})

/** An archive of one packed entry that claims another size. */
function deflated(name: string, content: Buffer, claimedSize: number): Buffer {
  const packed = deflateRawSync(content)
  const path = Buffer.from(name)
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(8, 4)
  facts.writeUInt32LE(crc32(content), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(claimedSize, 18)
  facts.writeUInt16LE(path.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, path, packed])
  const directory = Buffer.concat([
    Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
    facts,
    Buffer.alloc(14),
    path,
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
