/** Words by which a text denies a subject or turns to the firm's other business. */
export type CueKind =
  /** What follows in the clause is denied (không cần …, without …). */
  | 'denyAfter'
  /** What stands just before is denied (… 제외, … 없이). */
  | 'denyBefore'
  /** The rest of the sentence is about something else that the firm does. */
  | 'aside'
  /** Ends a denial (nhưng, but). */
  | 'turn'

export const CUES: readonly (readonly [CueKind, string])[] = [
  ...cue('denyAfter', [
    'không cần', 'không cần thiết', 'không yêu cầu', 'không đòi hỏi', 'không phải', 'không phải là', 'không bao gồm', 'không gồm', 'không dùng', 'không sử dụng', 'không áp dụng', 'không liên quan', 'không liên quan đến',
    'không quan tâm', 'không quan tâm đến', 'không kể', 'không xét', 'không tính', 'không làm', 'không gây', 'không nhận', 'không mua', 'không tìm', 'không muốn', 'không lấy', 'không thuộc', 'chứ không phải', 'ngoại trừ', 'loại trừ', 'trừ', 'thay vì', 'mà không cần', 'ngoài phạm vi', 'loại bỏ', 'bỏ qua', 'đừng',
    'without', 'no need for', 'no need to', 'no need of', 'not need', 'not require', 'not requiring', 'does not need', 'do not need', 'does not require', 'do not want', 'not including', 'not included', 'not include', 'does not include', 'not involve', 'not involving', 'excluding', 'excludes', 'exclude', 'except', 'except for', 'other than', 'rather than', 'instead of',
    'not a', 'not an', 'not the', 'is not', 'are not', 'not for', 'not about', 'not interested in', 'unrelated to', 'not related to', 'not use', 'not using', 'not covered', 'but not', 'and not', 'not', "don't need", "don't want", "doesn't need",
  ]),
  ...cue('denyBefore', [
    '제외', '없이', '필요 없', '필요없', '불필요', '필요하지 않', '필요치 않', '아닌', '아니라', '아니고', '아니며', '아닙니다', '말고', '빼고', '빼', '대신', '이외', '하지 않', '하지않', '않고', '않는', '않으며', '무관', '상관없', '관심 없', '취급 안', '미포함', '포함하지', '미적용', '안 함', '원하지 않',
    'is not needed', 'are not needed', 'is not required', 'are not required', 'is excluded', 'are excluded', 'not needed', 'not required', 'excluded', 'thì không cần', 'là không cần thiết',
  ]),
  ...cue('aside', [
    '그 외에도', '그 외', '그밖에', '이 외에도', '이외에도', '이 밖에도', '당사의 다른', '당사는 또한', '또한 당사는', '회사는 또한', '주요 사업으로는', '주요 사업 분야', '사업 분야로는', '타 사업', '다른 사업', '계열사', '관계사', '자회사',
    'ngoài ra công ty', 'ngoài ra, công ty', 'ngoài ra doanh nghiệp', 'ngoài ra, chúng tôi', 'ngoài ra chúng tôi', 'công ty còn', 'công ty cũng', 'chúng tôi còn', 'chúng tôi cũng', 'doanh nghiệp còn', 'doanh nghiệp cũng', 'đơn vị còn', 'lĩnh vực kinh doanh khác', 'lĩnh vực khác', 'sản phẩm khác của công ty', 'các sản phẩm khác', 'công ty mẹ', 'công ty thành viên',
    'we also', 'the company also', 'the firm also', 'our company also', 'it also makes', 'also sells', 'also makes', 'also manufactures', 'also offers', 'also supplies', 'our other', 'other products include', 'other products', 'other business', 'other businesses', 'other business areas', 'in addition, we', 'in addition, the company', 'sister company', 'parent company', 'subsidiary',
  ]),
  ...cue('turn', ['nhưng', 'tuy nhiên', 'song', 'chỉ cần', 'mà chỉ', 'mà là', 'để', 'but', 'however', 'only', 'yet', 'so that', 'in order to', 'we need', 'looking for']),
]

/** "뿐만 아니라" and its like deny nothing. */
export const NOT_CUES: readonly string[] = ['뿐만 아니라', '뿐 아니라', '뿐만아니라', '예외 없이', '차질 없이', '빠짐없이', '끊임없이', '문제없이', '문제 없이', '변함없이', '상관없이', '관계없이', '틀림없이', '제외하지', '대신할', '대신하여', '빼어난', '빼곡', '빼앗']

function cue(kind: CueKind, phrases: readonly string[]): [CueKind, string][] {
  return phrases.map((phrase) => [kind, phrase])
}
