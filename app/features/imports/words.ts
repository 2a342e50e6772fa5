import type {
  AVAILABILITIES,
  CooperationMode,
  Country,
  Declared,
  FundingSource,
  LanguageLevel,
  Locale,
  OrganisationKind,
  ProjectStage,
  VISIBILITIES,
} from '#db/domain'
import type { LANGUAGE_LEVELS } from '#app/features/organisations'
import { cooperationModesOf, fundingSourceOf, projectStageOf } from '#search/vocabulary/facts'
import { fold } from '#search/vocabulary/normalise'

/** Words of closed lists as surveys write them, folded. The first pattern that fits counts. */
const COOPERATION: [RegExp, CooperationMode][] = [
  [
    /기술이전|라이선스|라이센스|기술 ?도입|chuyen giao cong nghe|cap phep|li-?xang|licen[cs]/,
    'licence',
  ],
  [/합작|조인트|lien doanh|joint venture|\bjv\b/, 'jointVenture'],
  [/수출|납품|판매|xuat khau|cung cap san pham|export|supply/, 'export'],
  [/대리점|총판|유통|phan phoi|dai ly|distribut|agen/, 'distribution'],
  [
    /공동 ?연구|공동 ?개발|nghien cuu chung|hop tac nghien cuu|joint (?:research|development)|r&d/,
    'jointResearch',
  ],
  [
    /기술 ?자문|기술 ?지원|기술 ?협력|컨설팅|ho tro ky thuat|tu van|technical assistance|consult/,
    'technicalAssistance',
  ],
  [/시범|실증|pilot|poc|thi diem|trinh dien/, 'pilotProject'],
  [/하도급|하청|외주|thau phu|subcontract/, 'subcontract'],
  [/투자|dau tu|invest/, 'investment'],
]
const STAGES: [RegExp, ProjectStage][] = [
  [/구상|아이디어|y tuong|idea|concept/, 'idea'],
  [/승인|확정|phe duyet|duoc duyet|approved/, 'approved'],
  [/입찰|조달|발주|구매|dau thau|mua sam|procure|tender/, 'procurement'],
  [/시공|공사|건설 ?중|thi cong|xay dung|construct/, 'construction'],
  [/운영|운용|van hanh|khai thac|operat/, 'operation'],
  [
    /계획|기획|타당성|설계|ke hoach|lap ke|chuan bi|nghien cuu kha thi|quy hoach|plan|feasib|design/,
    'planning',
  ],
]
const FUNDING: [RegExp, FundingSource][] = [
  [/혼합|hon hop|mixed/, 'mixed'],
  [/\boda\b|공적개발|von vay/, 'oda'],
  [/\bppp\b|민관|doi tac cong tu/, 'ppp'],
  [/민간|자체|tu nhan|doanh nghiep|private|own fund/, 'private'],
  [/국비|정부|예산|지방비|공공|ngan sach|nha nuoc|state|public|government/, 'state'],
]
const KINDS: [RegExp, OrganisationKind][] = [
  [
    /so xay dung|so giao thong|department of (?:construction|transport)|건설국/,
    'departmentOfConstruction',
  ],
  [
    /uy ban nhan dan|\bubnd\b|ban quan ly|cuc |tong cuc|\bvu\b|bo xay dung|cong ?단|공사$|시청|군청|구청|도청|청$|부처|정부|agency|committee|ministry|management board|authority/,
    'agency',
  ],
  [/hiep hoi|hoi |협회|조합|연합회|association|federation/, 'association'],
  [
    /vien |truong dai hoc|dai hoc|hoc vien|연구원|연구소|대학교|대학|institute|university|academy/,
    'institute',
  ],
  [/중소|소기업|sme|nho va vua|small|벤처/, 'sme'],
  [/대기업|중견|tap doan|tong cong ty|enterprise|lon|large|corporation/, 'enterprise'],
]
const COUNTRY: [RegExp, Country][] = [
  [/^(?:kr|kor|korea|south korea|republic of korea|rok|한국|대한민국|han quoc)$/, 'KR'],
  [/^(?:vn|vnm|viet ?nam|베트남|월남)$/, 'VN'],
]

const first = <T>(list: [RegExp, T][], text: string): T | null =>
  list.find(([pattern]) => pattern.test(fold(text)))?.[1] ?? null

/** What the vocabulary knows, and the bare words of a cell, which say less than a sentence would. */
export const cooperationModesIn = (text: string): CooperationMode[] => [
  ...new Set([
    ...cooperationModesOf(text),
    ...COOPERATION.filter(([pattern]) => pattern.test(fold(text))).map(([, mode]) => mode),
  ]),
]
export const stageIn = (text: string): ProjectStage | null =>
  projectStageOf(text) ?? first(STAGES, text)
export const fundingIn = (text: string): FundingSource | null =>
  fundingSourceOf(text) ?? first(FUNDING, text)
export const kindIn = (text: string): OrganisationKind | null => first(KINDS, text)
export const countryNamed = (text: string): Country | null => first(COUNTRY, text.trim())
const SPOKEN: [RegExp, string][] = [
  [/한국어|국어|tiếng hàn|korean|\bko\b/iu, 'ko'],
  [/베트남어|tiếng việt|vietnamese|\bvi\b/iu, 'vi'],
  [/영어|tiếng anh|english|\ben\b/iu, 'en'],
]
const LEVELS: [RegExp, (typeof LANGUAGE_LEVELS)[number]][] = [
  [/원어민|모국어|bản ngữ|mẹ đẻ|native|mother tongue/iu, 'native'],
  [/능숙|유창|고급|thành thạo|lưu loát|fluent|advanced|\bc[12]\b/iu, 'fluent'],
  [/업무|비즈니스|중급|giao tiếp|trung cấp|working|business|intermediate|\bb[12]\b/iu, 'working'],
  [/기초|초급|cơ bản|sơ cấp|basic|beginner|elementary|\ba[12]\b/iu, 'basic'],
]
/** Languages that are named in a text; how well, where it names one alone. */
export function spokenIn(text: string): LanguageLevel[] {
  const said = text.normalize('NFC')
  const named = SPOKEN.filter(([pattern]) => pattern.test(said)).map(([, locale]) => ({ locale }))
  const level = LEVELS.find(([pattern]) => pattern.test(said))?.[1]
  return named.length === 1 && level ? named.map((one) => ({ ...one, level })) : named
}

type Availability = (typeof AVAILABILITIES)[number]
type Visibility = (typeof VISIBILITIES)[number]
const AVAILABLE: [RegExp, Availability][] = [
  [/^(?:withdrawn|철회|중단|rut|ngung)/, 'withdrawn'],
  [/^(?:transferred|이전 ?완료|이전됨|da chuyen giao)/, 'transferred'],
  [/^(?:under ?exclusivity|exclusive|독점|doc quyen)/, 'underExclusivity'],
  [/^(?:available|가능|제공 ?가능|공급 ?가능|san sang|con cung cap|co the cung cap)/, 'available'],
]
const VISIBLE: [RegExp, Visibility][] = [
  [/^(?:members?|회원|thanh vien)/, 'members'],
  [/^(?:events?|행사|su kien)/, 'event'],
  [/^(?:public|everybody|공개|전체|cong khai|moi nguoi)/, 'public'],
]
export const availabilityIn = (text: string): Availability | null => first(AVAILABLE, text.trim())
export const visibilityIn = (text: string): Visibility | null => first(VISIBLE, text.trim())

const DECLARATIONS: [RegExp, Declared][] = [
  [
    /모름|모르|미확인|확인 ?(?:중|필요)|chua ro|chua biet|not sure|unsure|unknown|unclear/,
    'unsure',
  ],
  [
    /^(?:n|no|none|아니요|아니오|비해당|해당 ?(?:없음|사항 ?없음)|없음|미해당|khong(?: co)?)$/,
    'no',
  ],
  [/^(?:y|yes|예|네|해당(?:됨|함)?|있음|co)$/, 'yes'],
]
/** What a declaration says, in the words of the editor or of a survey. */
export const declaredIn = (text: string): Declared | null => first(DECLARATIONS, text.trim())

/** What stands in an exported list in the place of an owner who does not show its name. */
const HIDDEN_OWNERS = ['(비공개)', '(Không công bố)', '(Not disclosed)'].map(fold)
export const isHiddenOwner = (name: string): boolean => HIDDEN_OWNERS.includes(fold(name.trim()))

export const saysYes = (text: string): boolean =>
  /^(?:y|yes|o|ㅇ|예|네|true|1|x|có|비공개|익명)$/iu.test(text.trim())

/** The language that a text is written in, by its letters; null for plain Latin. */
export function languageOf(text: string): Locale | null {
  if (/[\uac00-\ud7a3]/.test(text)) return 'ko'
  if (/[ăâđêôơưạảãáàằắẳẵặầấẩẫậẻẽẹèéềếểễệỉĩịìíỏõọòóồốổỗộờớởỡợủũụùúừứửữựỳỷỹỵý]/iu.test(text))
    return 'vi'
  return null
}

/** The parts of a list in one cell: by line, semicolon or comma; commas inside brackets stay. */
export const partsOf = (text: string): string[] =>
  text
    .split(/[\n;；、]|,(?![^(]*\))|，/)
    .map((part) => part.replace(/^\s*(?:[-•·▪*○●]|\d{1,2}[.)])\s*/, '').trim())
    .filter(Boolean)
