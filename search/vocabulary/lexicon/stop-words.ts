import { exactKey, fold } from '../normalise'

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/**
 * Words that carry nothing in a question: function words, question words, politeness, and what every listing is
 * (a technology, a solution). Folded.
 */
export const ENGLISH_STOP_WORDS = words(`
  a an the and or of to in on at for by with from into as is are was were be been being it its this that these those there here not no does do did done can could would should will may might must
  i we you he she they our your their my us me them who whom whose which what when where why how any some all each every much many more most such than then so if but also just very too only own same other another
  need needs needed want wants wanted looking look seek seeking search searching find finding found please help about interested using used use uses like let get got have has had make makes made way ways best good new recommend recommended suggest tell show give provide provides providing able
  technology technologies solution solutions system systems product products company companies supplier suppliers provider providers vendor vendors korean vietnamese project projects method methods equipment service services something anything
  under over below above within least less up maximum minimum max min between about around approximately
  require required requires requirement requirements demand demands certified certificate certificates certification hold holds holding
`)

const WRITTEN = `
  và của các những một cho trong ngoài được bị là có không với từ đến theo trên dưới khi thì mà như để vì do này nay kia ấy họ chúng tôi ta ai gì nào sao đâu tại ở ra vào lại đang sẽ cần muốn tìm hay hoặc cũng chỉ rất quá hơn nhất mọi mỗi mới nhiều ít về
  xin giúp hỏi biết loại dùng đúng làm việc nên nếu hiểu hiệu à ạ nhé nhỉ em anh bạn ông bà khoảng bằng
`
export const VIETNAMESE_STOP_WORDS = words(fold(WRITTEN))
/** As they stand in a text that has its marks: đến is one, đèn (a lamp) is not. */
export const VIETNAMESE_STOP_FORMS: ReadonlySet<string> = new Set(
  [...words(WRITTEN), ...words('chỗ nơi cách bán qua đặt')].map(exactKey),
)

/** Two-syllable Vietnamese stop words must not fall apart; these are dropped as pairs only. */
export const VIETNAMESE_STOP_PAIRS = words(
  `bat_ke cong_nghe giai_phap he_thong san_pham doanh_nghiep cong_ty nha_cung cung_cap phuong_phap ky_thuat thiet_bi lam_sao the_nao bao_nhieu nhu_cau yeu_cau chung_nhan chung_chi dat_chuan tieu_chuan tim_kiem vui_long chung_toi co_the nhu_the o_dau cho_biet su_dung hieu_qua`,
)

/** Korean stems, particles already off. */
export const KOREAN_STOP_WORDS = words(`
  것 수 등 및 또는 그리고 그런데 하지만 우리 저희 당사 이 그 저 어떤 무슨 무엇 뭐 어디 어디서 언제 누가 왜 어떻게 얼마 있는 있는지 있나요 있습니까 있을까요 있나 있다 있습니다 없는 없나요 없이 하는 되는 할 수있는 위한 위해 위해서 대한 대해 관한 관련 관련된 통한 통해
  찾습니다 찾고 찾아요 찾아 찾는 찾는데 찾아주세요 알려주세요 알려줘 알고 싶습니다 싶어요 싶은데 필요합니다 필요한 필요해요 필요 수요 수요처 요구 보유 인증 취득 획득 소개 소개해 다시 많이 원합니다 원해요 구합니다 추천 추천해 추천해주세요 주세요 부탁드립니다 부탁 문의 좀 더 잘 가장 매우 아주 많은 모든 여러 좋은 새로운 최신 가능한 가능 가능할까요 인가요 입니까 입니다 합니다 해요 하고 하여 하면 하려면 해주는 해주세요
  상관없이 관계없이 없어도 무관한
  이하 이상 미만 이내 초과 최소 최대 약 정도 기반 설비 장치 활용 적용 도입 구축 개발
  기술 기술들 솔루션 시스템 제품 장비 업체 회사 기업 공급사 공급업체 방법 방안 방식 서비스 프로젝트 한국 한국산 베트남 국내 쓰는 쓸 사용 사용하는 이용 이용하는 활용 도와주는 가진 갖춘 같은 때 때문 경우 에서 으로 에게
`)
