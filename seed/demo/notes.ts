import type { ShortlistedKind } from '#db/domain'

/** `by`: the account's name before the sign of its address. */
type Words = { by: string; on: string; text: string }

/** The first note is by whoever put the entry on the list. */
export const shortlists: { kind: ShortlistedKind; slug: string; notes: Words[] }[] = [
  {
    kind: 'technology',
    slug: 'tech-mulgil-acoustic',
    notes: [
      {
        by: 'songbo',
        on: '2023-08-21',
        text: 'Đã có công trình ở Huế, gần với mạng lưới của ta nhất. Hỏi thêm tuổi thọ pin khi hố van bị ngập mùa mưa.',
      },
      {
        by: 'songbo',
        on: '2023-08-28',
        text: 'Ban giám đốc đồng ý gặp tại Hà Nội ngày 13/9. Mang theo bản đồ tuyến DN300 khu Nam sông Hương.',
      },
    ],
  },
  {
    kind: 'technology',
    slug: 'tech-solchan-dma',
    notes: [
      {
        by: 'songbo',
        on: '2023-08-22',
        text: 'So với phương án cảm biến âm thanh: rẻ hơn nhưng chỉ khoanh vùng, không chỉ ra điểm rò.',
      },
    ],
  },
  {
    kind: 'need',
    slug: 'need-songbo-leak',
    notes: [
      {
        by: 'mulgil',
        on: '2023-08-24',
        text: '2024년 예산이 확정된 사업입니다. 침수 맨홀 조건의 시험 성적서를 준비해 주십시오.',
      },
    ],
  },
  {
    kind: 'need',
    slug: 'need-danang-signal',
    notes: [
      {
        by: 'daon',
        on: '2023-08-23',
        text: '오토바이 혼입 비율 산정 방식을 물어볼 것입니다. 하노이 상담 전에 현장 영상 분석 결과를 정리합니다.',
      },
      {
        by: 'daon-editor',
        on: '2023-08-29',
        text: '세 교차로 영상 분석을 마쳤습니다. 요약 두 장을 상담 자료에 넣었습니다.',
      },
    ],
  },
  {
    kind: 'organisation',
    slug: 'vn-sxd-danang',
    notes: [
      {
        by: 'daon',
        on: '2023-08-23',
        text: '신호 운영 담당 부서와 예산 담당 부서가 다릅니다. 상담 때 두 부서가 함께 나오는지 확인해 주십시오.',
      },
    ],
  },
  {
    kind: 'technology',
    slug: 'tech-daon-adaptive',
    notes: [
      {
        by: 'sxd-danang',
        on: '2023-08-25',
        text: 'Dùng lại được tủ điều khiển hiện có, hợp với nguồn vốn năm nay. Cần xác nhận bảo hành camera ngoài trời.',
      },
    ],
  },
]

/** Talks at a field of a technology, the first words first. */
export const comments: { slug: string; field: string; said: Words[] }[] = [
  {
    slug: 'tech-daon-adaptive',
    field: 'summary',
    said: [
      {
        by: 'daon-editor',
        on: '2023-08-30',
        text: '베트남어 요약에는 통신이 끊겼을 때의 동작이 더 앞에 나오면 좋겠습니다. 현지에서 가장 많이 묻습니다.',
      },
      { by: 'daon', on: '2023-08-31', text: '동의합니다. 상담이 끝나면 함께 고칩시다.' },
    ],
  },
]
