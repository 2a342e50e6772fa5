import { fold } from '#search/vocabulary/normalise'

const words = (list: string): string[] => list.trim().split(/\s+/)

/**
 * Words of everyday sentences, and units: a search may need them, but no concept will ever be called so, and a list of
 * missing concepts drowns in them. Folded.
 */
const COMMON: ReadonlySet<string> = new Set(
  [
    ...words(`
      까지 부터 마다 먼저 함께 바로 다시 모두 그대로 스스로 서로 각각 직접 미리 항상 자동 하루 매일 매년 매월 분마다 시간마다
      평균 최대 최소 이상 이하 이내 미만 약 곳 곳에 곳을 때 때문 동안 사이 위해 통해 따라 대해 없이 있어 없어 같은 다른 모든 여러
      기존 현재 이후 이전 다음 필요 가능 개를 개의 대를 명이 번의 회의 배로
    `),
    ...words(`
      sau trước trong ngoài giữa cùng mỗi từng tự ngay luôn thường vẫn đã còn thêm lên xuống qua lại gần xa
      giờ phút giây ngày đêm tuần tháng năm nam tính thay nhờ giúp gồm gặp đủ thấy đưa lấy nhận gửi đặt giữ báo biết
      toàn cả hai ba bốn cụm lần mức số đầu cuối bên phần chỗ nơi dưới trên hiện tung
    `),
    ...words(`
      while without within after before during across along per each both every between among only still already
      cm mm km kg ton tons hour hours minute minutes day days week weeks month months year years percent
    `),
  ].map(fold),
)

/** Endings of Korean sentences and clauses: what has one is said of something and names nothing. */
const KOREAN_CLAUSE = /(?:니다|하며|하여|되어|하고|되고|하는|되는|어서|아서|으면|지만|맞추어|재어)$/

/**
 * Whether a word can be no concept, since every sentence may hold it. Syllables that stand together are left: without
 * their marks, they are too much alike.
 */
export const isCommon = (term: string): boolean =>
  KOREAN_CLAUSE.test(term) || COMMON.has(fold(term))
