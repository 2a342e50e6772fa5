/** What the columns of a survey can mean, and how they are headed in three languages. */

export const IMPORT_KINDS = ['technologies', 'needs', 'delegates'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

const organisationFields = [
  'organisation', 'organisationKo', 'organisationVi', 'organisationEn', 'registrationNumber', 'country', 'organisationKind', 'province', 'address', 'website',
  'contactName', 'contactEmail', 'contactPhone', 'foundedYear', 'employees', 'revenue', 'sectors', 'exportExperience', 'about',
] as const
const sharedFields = ['titleKo', 'titleVi', 'titleEn', 'summary', 'summaryKo', 'summaryVi', 'summaryEn', 'keywords', 'cooperationModes', 'policy'] as const
const technologyFields = [
  'title', ...sharedFields, 'description', 'advantages', 'applications', 'innovation', 'trl', 'certification', 'certificationNumber', 'certificationFrom',
  'certificationTo', 'patents', 'references', 'partnerSought', 'price', 'deliveryLeadTime', 'deploymentRequirements', 'targetRegions',
] as const
const needFields = [
  'title', ...sharedFields, 'problem', 'desiredOutcome', 'constraints', 'currentSituation', 'needPlace', 'projectStage', 'budget', 'fundingSource', 'timeline',
  'procurementMode', 'trl', 'requiredCertifications', 'certification', 'certificationFrom', 'certificationTo', 'deliveryLeadTime', 'deadline', 'confidential',
] as const
const delegateFields = ['organisation', 'organisationEn', 'registrationNumber', 'country', 'delegateName', 'delegateNameLatin', 'delegateTitle', 'contactEmail', 'contactPhone', 'languages', 'dietary'] as const

export const FIELDS_OF: Record<ImportKind, readonly Field[]> = {
  technologies: [...organisationFields, ...technologyFields],
  needs: [...organisationFields, ...needFields],
  delegates: delegateFields,
}
export type Field = (typeof organisationFields)[number] | (typeof technologyFields)[number] | (typeof needFields)[number] | (typeof delegateFields)[number]

export const ALL_FIELDS: readonly Field[] = [...new Set([...FIELDS_OF.technologies, ...FIELDS_OF.needs, ...FIELDS_OF.delegates])]

/** Columns that are known to mean nothing for us: running numbers and remarks. */
export const IGNORED_HEADINGS = ['번호', '연번', '순번', 'no', 'stt', 'so thu tu', '#', '비고', 'ghi chu', 'remark', 'remarks', 'note', 'notes', '접수일', '작성일', 'timestamp']

/** Headings as people write them; compared folded, without spaces, signs and units. */
export const HEADINGS: Record<Field, readonly string[]> = {
  organisation: ['회사명', '기업명', '기관명', '업체명', '회사', '기업', '기관', '소속', '소속기관', '상호', '법인명', '단체명', '수요기관', '수요기업', 'tên doanh nghiệp', 'doanh nghiệp', 'tên công ty', 'công ty', 'tên đơn vị', 'đơn vị', 'tên cơ quan', 'cơ quan', 'tên tổ chức', 'tổ chức', 'đơn vị đề xuất', 'company', 'company name', 'organisation', 'organization', 'organisation name', 'organization name', 'firm', 'institution'],
  organisationKo: ['국문 회사명', '회사명 국문', '회사명 한글', '기업명 국문', '기관명 국문', 'tên tiếng hàn', 'company korean', 'korean name'],
  organisationVi: ['베트남어 회사명', '회사명 베트남어', 'tên tiếng việt', 'tên doanh nghiệp tiếng việt', 'company vietnamese', 'vietnamese name'],
  organisationEn: ['영문 회사명', '회사명 영문', '기업명 영문', '영문 기업명', '영문 기관명', '기관명 영문', '회사 영문명', '영문명', 'tên tiếng anh', 'tên doanh nghiệp tiếng anh', 'tên giao dịch', 'company english', 'english name', 'company name english', 'name in english'],
  registrationNumber: ['사업자등록번호', '사업자번호', '사업자 등록번호', '등록번호', 'mã số thuế', 'mst', 'mã số doanh nghiệp', 'business registration number', 'registration number', 'tax code', 'tax id', '사업자등록번호 mst', 'brn'],
  country: ['국가', '국적', '나라', 'quốc gia', 'nước', 'country', 'nation'],
  organisationKind: ['기관유형', '기업유형', '기업구분', '기관구분', '기업규모', 'loại hình', 'loại hình doanh nghiệp', 'loại đơn vị', 'type of organisation', 'organisation type', 'organization type', 'company type'],
  province: ['지역', '시도', '소재지', '소재지역', '본사 소재지', '광역시도', 'tỉnh', 'tỉnh thành', 'tỉnh thành phố', 'thành phố', 'tỉnh tp', 'địa phương', 'province', 'city', 'region', 'province city'],
  address: ['주소', '회사주소', '본사주소', 'địa chỉ', 'address'],
  website: ['홈페이지', '웹사이트', '누리집', 'trang web', 'website', 'web', 'homepage', 'url'],
  contactName: ['담당자', '담당자명', '담당자 성명', '담당자 이름', '성명', '담당', '연락담당자', 'người liên hệ', 'họ tên người liên hệ', 'người phụ trách', 'đầu mối liên hệ', 'cán bộ đầu mối', 'contact', 'contact person', 'contact name', 'person in charge'],
  contactEmail: ['이메일', '전자우편', '메일', '이메일주소', '담당자 이메일', '담당자 전자우편', 'email', 'e-mail', 'thư điện tử', 'email liên hệ', 'địa chỉ email', 'contact email'],
  contactPhone: ['연락처', '전화', '전화번호', '휴대전화', '휴대폰', '핸드폰', '담당자 연락처', '담당자 전화', '담당자 전화번호', 'điện thoại', 'số điện thoại', 'sđt', 'đt', 'di động', 'điện thoại liên hệ', 'phone', 'telephone', 'tel', 'mobile', 'contact phone', 'phone number'],
  foundedYear: ['설립연도', '설립년도', '설립일', '창립연도', 'năm thành lập', 'founded', 'year founded', 'year of establishment'],
  employees: ['종업원수', '직원수', '임직원수', '상시근로자수', '인원', 'số lao động', 'quy mô nhân sự', 'số nhân viên', 'employees', 'number of employees', 'headcount'],
  revenue: ['매출액', '매출', '연매출', 'doanh thu', 'revenue', 'turnover'],
  sectors: ['업종', '분야', '주요 분야', '사업분야', '전문분야', '기술분야', 'lĩnh vực', 'ngành nghề', 'lĩnh vực hoạt động', 'sector', 'sectors', 'field', 'industry'],
  exportExperience: ['수출실적', '수출국가', '수출국', '해외진출 국가', '해외진출실적', 'kinh nghiệm xuất khẩu', 'thị trường xuất khẩu', 'export experience', 'export countries'],
  about: ['소개', '회사소개', '기업소개', '기관소개', '회사개요', '기업개요', 'giới thiệu', 'giới thiệu doanh nghiệp', 'giới thiệu đơn vị', 'about', 'company profile', 'introduction', 'profile'],
  title: ['기술명', '기술 명칭', '보유기술', '보유기술명', '기술제품명', '제품명', '제품기술명', '수출희망기술', '수요명', '수요기술', '수요기술명', '과제명', '사업명', '수요제목', 'tên công nghệ', 'công nghệ', 'tên giải pháp', 'giải pháp', 'nhu cầu', 'tên nhu cầu', 'nhu cầu công nghệ', 'nội dung nhu cầu', 'tên dự án', 'dự án', 'technology', 'technology name', 'title', 'solution', 'product', 'need', 'need title', 'name of technology', 'project', 'project name'],
  titleKo: ['국문 기술명', '기술명 국문', '기술명 한글', '수요명 국문', 'tên công nghệ tiếng hàn', 'title korean', 'technology name korean'],
  titleVi: ['기술명 베트남어', '베트남어 기술명', '수요명 베트남어', 'tên công nghệ tiếng việt', 'title vietnamese', 'technology name vietnamese'],
  titleEn: ['영문 기술명', '기술명 영문', '수요명 영문', 'tên công nghệ tiếng anh', 'tên nhu cầu tiếng anh', 'title english', 'technology name english'],
  summary: ['기술개요', '기술요약', '요약', '개요', '기술소개', '기술 개요', '한줄소개', 'tóm tắt', 'mô tả ngắn', 'tóm tắt công nghệ', 'summary', 'abstract', 'short description'],
  summaryKo: ['요약 국문', '기술개요 국문', 'summary korean'],
  summaryVi: ['요약 베트남어', '기술개요 베트남어', 'tóm tắt tiếng việt', 'summary vietnamese'],
  summaryEn: ['요약 영문', '기술개요 영문', '영문요약', 'tóm tắt tiếng anh', 'summary english'],
  description: ['기술설명', '상세설명', '설명', '기술내용', '상세내용', '주요내용', '기술 상세', 'mô tả', 'mô tả công nghệ', 'mô tả chi tiết', 'nội dung', 'description', 'details'],
  advantages: ['장점', '강점', '우수성', '특장점', '기술 우수성', '차별성', 'ưu điểm', 'ưu thế', 'điểm mạnh', 'advantages', 'strengths', 'benefits'],
  applications: ['적용분야', '활용분야', '적용 대상', 'ứng dụng', 'phạm vi ứng dụng', 'lĩnh vực ứng dụng', 'applications', 'field of application', 'use'],
  innovation: ['혁신성', '독창성', '신규성', 'tính mới', 'điểm mới', 'innovation', 'novelty'],
  keywords: ['키워드', '핵심어', '검색어', 'từ khóa', 'từ khoá', 'keywords', 'tags'],
  trl: ['trl', 'trl 단계', '기술성숙도', '기술성숙도 trl', '기술수준', '성숙도', 'mức độ sẵn sàng công nghệ', 'mức trl', 'trình độ công nghệ', 'technology readiness level', '요구 trl', '최소 trl', 'trl tối thiểu', 'trl yêu cầu', 'minimum trl'],
  certification: ['인증', '인증명', '인증현황', '보유인증', '인증 및 지정', '신기술', '신기술 지정', '인증종류', 'chứng nhận', 'chứng chỉ', 'giấy chứng nhận', 'tiêu chuẩn chứng nhận', 'certification', 'certifications', 'certificate', 'certificates'],
  certificationNumber: ['인증번호', '지정번호', '인증서번호', 'số chứng nhận', 'số giấy chứng nhận', 'certificate number', 'certification number'],
  certificationFrom: ['유효기간 시작', '유효기간 시작일', '인증일', '인증일자', '지정일', '취득일', '유효기간 부터', '시작일', 'ngày cấp', 'hiệu lực từ', 'ngày bắt đầu', 'valid from', 'issued', 'issue date'],
  certificationTo: ['유효기간 끝', '유효기간 종료', '유효기간 종료일', '유효기간', '만료일', '유효기간 까지', '종료일', 'ngày hết hạn', 'hiệu lực đến', 'hết hiệu lực', 'thời hạn', 'valid to', 'valid until', 'expiry', 'expires', 'expiry date'],
  patents: ['특허', '지식재산', '지식재산권', '특허현황', '특허번호', 'sáng chế', 'sở hữu trí tuệ', 'bằng sáng chế', 'patent', 'patents', 'intellectual property', 'ip'],
  references: ['실적', '적용실적', '납품실적', '주요실적', '시공실적', '국내실적', 'dự án đã thực hiện', 'kinh nghiệm', 'thành tích', 'references', 'track record', 'projects'],
  cooperationModes: ['협력방식', '협력형태', '희망협력방식', '희망 협력형태', '진출형태', '협력유형', 'hình thức hợp tác', 'phương thức hợp tác', 'cooperation', 'cooperation mode', 'cooperation modes', 'mode of cooperation', 'type of cooperation'],
  partnerSought: ['희망파트너', '희망 협력대상', '희망상대', '희망 바이어', '희망 상담기관', '상담 희망 대상', 'đối tác mong muốn', 'đối tác cần tìm', 'partner sought', 'desired partner', 'partner'],
  price: ['가격', '단가', '참고가격', '판매가격', '공급가격', '예상가격', 'giá', 'đơn giá', 'giá bán', 'giá tham khảo', 'price', 'unit price', 'indicative price'],
  deliveryLeadTime: ['납기', '공급기간', '설치기간', '소요기간', '희망 납기', 'thời gian giao hàng', 'thời gian cung cấp', 'thời gian thực hiện', 'lead time', 'delivery time', 'delivery'],
  deploymentRequirements: ['설치조건', '적용조건', '도입조건', '운영조건', 'điều kiện lắp đặt', 'yêu cầu lắp đặt', 'điều kiện triển khai', 'requirements', 'deployment requirements', 'installation requirements'],
  targetRegions: ['대상지역', '희망지역', '진출희망지역', '희망 진출국', '진출희망국가', 'khu vực mục tiêu', 'thị trường mục tiêu', 'địa bàn', 'target region', 'target regions', 'target market'],
  policy: ['관련정책', '정책', '정책 연계', 'chính sách', 'văn bản chính sách', 'căn cứ pháp lý', 'policy', 'policy alignment'],
  problem: ['문제', '문제점', '수요내용', '현안', '해결과제', '애로사항', 'vấn đề', 'vấn đề cần giải quyết', 'mô tả nhu cầu', 'nội dung chi tiết', 'mô tả vấn đề', 'problem', 'problem statement', 'description of need'],
  desiredOutcome: ['기대효과', '희망결과', '목표', '도입목표', 'kết quả mong muốn', 'mục tiêu', 'kết quả dự kiến', 'desired outcome', 'expected outcome', 'objective', 'goal'],
  constraints: ['제약조건', '제약', '제한사항', '요구사항', 'ràng buộc', 'điều kiện ràng buộc', 'yêu cầu', 'yêu cầu kỹ thuật', 'constraints', 'requirements technical'],
  currentSituation: ['현황', '현재상황', '현재 현황', 'hiện trạng', 'tình hình hiện tại', 'current situation', 'status quo'],
  needPlace: ['사업지역', '사업위치', '적용지역', '대상지', '현장', '사업장소', 'địa điểm', 'địa điểm thực hiện', 'nơi triển khai', 'địa điểm triển khai', 'khu vực triển khai', 'location', 'site', 'project location', 'place'],
  projectStage: ['사업단계', '추진단계', '진행단계', 'giai đoạn', 'giai đoạn dự án', 'tình trạng dự án', 'project stage', 'stage', 'phase'],
  budget: ['예산', '사업비', '추정예산', '예산규모', '총사업비', 'ngân sách', 'kinh phí', 'kinh phí dự kiến', 'tổng mức đầu tư', 'mức đầu tư', 'dự toán', 'budget', 'cost estimate', 'investment'],
  fundingSource: ['재원', '재원조달', '예산재원', 'nguồn vốn', 'nguồn kinh phí', 'funding', 'funding source', 'source of funds'],
  timeline: ['일정', '추진일정', '사업기간', 'tiến độ', 'thời gian', 'kế hoạch thời gian', 'timeline', 'schedule', 'period'],
  procurementMode: ['조달방식', '구매방식', '입찰방식', 'hình thức mua sắm', 'hình thức lựa chọn nhà thầu', 'hình thức đấu thầu', 'procurement', 'procurement mode'],
  requiredCertifications: ['요구인증', '필요인증', '필수인증', '요구 인증', 'chứng nhận yêu cầu', 'yêu cầu chứng nhận', 'tiêu chuẩn yêu cầu', 'required certification', 'required certifications', 'required certificates'],
  deadline: ['마감일', '접수마감', '기한', '회신기한', 'hạn chót', 'hạn cuối', 'thời hạn nhận hồ sơ', 'ngày hết hạn nhận', 'deadline', 'due date', 'closing date'],
  confidential: ['비공개', '비공개여부', '익명', 'bảo mật', 'ẩn danh', 'không công khai', 'confidential', 'anonymous'],
  delegateName: ['이름', '성함', '참가자', '참가자명', '참석자', '참석자명', '성명 국문', 'họ tên', 'họ và tên', 'tên', 'tên đại biểu', 'đại biểu', 'name', 'full name', 'delegate', 'delegate name', 'participant'],
  delegateNameLatin: ['영문이름', '영문성명', '영문 성명', '성명 영문', '이름 영문', 'latin', 'họ tên không dấu', 'tên latin', 'name in latin script', 'latin name', 'romanised name', 'name english'],
  delegateTitle: ['직위', '직책', '직급', '직함', 'chức vụ', 'chức danh', 'position', 'job title', 'role'],
  languages: ['언어', '사용언어', '가능언어', '구사언어', 'ngôn ngữ', 'languages', 'language'],
  dietary: ['식이', '식사', '식단', '알레르기', 'chế độ ăn', 'ăn kiêng', 'dietary', 'diet', 'food'],
}
