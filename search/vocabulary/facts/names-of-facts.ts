import type { CertificationType, CooperationMode, FundingSource, ProjectStage } from '#db/domain'

type Names<K extends string> = Readonly<Record<K, readonly string[]>>

/** How certificates are called in the three languages; numbered standards are read by their numbers. */
export const CERTIFICATE_NAMES: Names<CertificationType> = {
  netConstruction: ['건설신기술', '건설 NET', '건설교통신기술', 'NET 건설', '국토교통부 건설신기술', 'NET xây dựng', 'công nghệ xây dựng mới', 'công nghệ mới xây dựng', 'công nghệ mới ngành xây dựng', 'công nghệ mới trong xây dựng', 'construction NET', 'NET construction', 'NET (construction)', 'construction new technology', 'new construction technology', 'new excellent technology construction'],
  netTransport: ['교통신기술', '교통 NET', 'NET 교통', 'NET giao thông', 'công nghệ giao thông mới', 'công nghệ mới giao thông', 'công nghệ mới ngành giao thông', 'transport NET', 'NET transport', 'NET (transport)', 'transport new technology', 'new transport technology', 'transportation new technology', 'new transportation technology'],
  netLogistics: ['물류신기술', '우수 물류신기술', '물류 NET', 'NET 물류', 'NET logistics', 'công nghệ logistics mới', 'công nghệ mới logistics', 'logistics NET', 'NET (logistics)', 'logistics new technology', 'new logistics technology'],
  disasterPrevention: ['방재신기술', '재난안전신기술', '방재 NET', '재난안전제품 인증', 'công nghệ mới phòng chống thiên tai', 'công nghệ phòng chống thiên tai mới', 'công nghệ mới phòng ngừa thiên tai', 'disaster prevention new technology', 'new disaster prevention technology', 'disaster-prevention NET'],
  environmentalNewTech: ['환경신기술', '환경 NET', '환경기술 검증', 'công nghệ môi trường mới', 'công nghệ mới môi trường', 'environmental new technology', 'new environmental technology', 'environmental NET', 'environmental technology verification'],
  net: ['NET', 'NET 인증', '신기술 인증', '신기술인증', '신기술', 'chứng nhận NET', 'chứng nhận công nghệ mới', 'công nghệ mới NET', 'NET certification', 'new excellent technology', 'new technology certification', 'N.E.T.'],
  nep: ['NEP', 'NEP 인증', '신제품 인증', '신제품', 'chứng nhận NEP', 'chứng nhận sản phẩm mới', 'new excellent product', 'NEP certification'],
  gs: ['GS', 'GS 인증', 'GS인증', 'GS 1등급', '굿소프트웨어', '소프트웨어 품질인증', 'chứng nhận GS', 'phần mềm tốt', 'good software', 'GS certification'],
  innovativeProduct: ['혁신제품', '혁신시제품', '혁신제품 지정', 'sản phẩm đổi mới', 'sản phẩm đổi mới sáng tạo', 'innovative product', 'innovative product designation'],
  excellentProduct: ['우수조달물품', '우수조달제품', '조달우수제품', '우수제품', '우수조달', '조달청 우수제품', 'sản phẩm ưu tú', 'sản phẩm mua sắm xuất sắc', 'sản phẩm mua sắm công ưu tú', 'excellent procurement product', 'excellent product', 'excellent government procurement product'],
  greenTechnology: ['녹색기술', '녹색기술 인증', '녹색인증', '녹색기술제품', 'công nghệ xanh', 'chứng nhận công nghệ xanh', 'green technology', 'green technology certification', 'green certification'],
  ks: ['KS', 'KS 인증', 'KS인증', 'KS마크', '한국산업표준', '한국산업규격', 'chứng nhận KS', 'tiêu chuẩn công nghiệp Hàn Quốc', 'Korean Industrial Standards', 'Korean Industrial Standard', 'KS mark', 'KS certification'],
  kc: ['KC', 'KC 인증', 'KC인증', 'KC마크', '국가통합인증', 'chứng nhận KC', 'KC mark', 'KC certification', 'Korea Certification'],
  innobiz: ['이노비즈', '기술혁신형 중소기업', 'Innobiz', 'Inno-Biz'],
  mainbiz: ['메인비즈', '경영혁신형 중소기업', 'Mainbiz', 'Main-Biz'],
  venture: ['벤처기업', '벤처기업 확인', '벤처인증', '벤처기업 인증', '벤처', 'doanh nghiệp mạo hiểm', 'venture company', 'venture business', 'venture certificate', 'venture enterprise', 'certified venture'],
  qcvnTcvn: ['QCVN', 'TCVN', 'QCVN/TCVN', 'TCVN/QCVN', 'hợp quy', 'hợp chuẩn', 'chứng nhận hợp quy', 'chứng nhận hợp chuẩn', 'công bố hợp quy', 'tiêu chuẩn Việt Nam', 'quy chuẩn Việt Nam', 'tiêu chuẩn quốc gia Việt Nam', '베트남 표준', '베트남 국가표준', '베트남 기술기준', 'Vietnamese standard', 'Vietnam standard', 'CR mark', 'dấu CR'],
  vnEcoLabel: ['nhãn sinh thái', 'nhãn xanh Việt Nam', 'nhãn sinh thái Việt Nam', 'chứng nhận nhãn sinh thái', '베트남 환경표지', '환경표지', '친환경 라벨', 'eco-label', 'ecolabel', 'Vietnam Green Label', 'green label'],
  vnScienceEnterprise: ['doanh nghiệp khoa học công nghệ', 'doanh nghiệp khoa học và công nghệ', 'doanh nghiệp KH&CN', 'doanh nghiệp KHCN', '과학기술기업', 'science and technology enterprise', 'S&T enterprise'],
  vnHighTech: ['doanh nghiệp công nghệ cao', 'chứng nhận công nghệ cao', '첨단기술기업', '하이테크 기업', 'high-tech enterprise', 'high technology enterprise', 'hi-tech enterprise'],
  iso9001: ['ISO 9001', '품질경영시스템', 'hệ thống quản lý chất lượng', 'quality management system'],
  iso14001: ['ISO 14001', '환경경영시스템', 'hệ thống quản lý môi trường', 'environmental management system'],
  iso27001: ['ISO 27001', 'ISO/IEC 27001', '정보보호경영시스템', '정보보안경영시스템', 'hệ thống quản lý an toàn thông tin', 'information security management system', 'ISMS'],
  iso37120: ['ISO 37120', 'TCVN ISO 37120', '도시 지표 표준', 'chỉ số đô thị bền vững', 'sustainable city indicators'],
  iso45001: ['ISO 45001', '안전보건경영시스템', 'hệ thống quản lý an toàn sức khỏe nghề nghiệp', 'occupational health and safety management system', 'OHSAS 18001'],
  ce: ['CE', 'CE 인증', 'CE인증', 'CE마크', 'chứng nhận CE', 'dấu CE', 'CE mark', 'CE marking', 'CE certification'],
  ul: ['UL', 'UL 인증', 'UL인증', 'chứng nhận UL', 'UL listed', 'UL mark', 'UL certification'],
  iec62443: ['IEC 62443', 'ISA/IEC 62443', 'ISA 62443'],
  leed: ['LEED', 'LEED 인증', '리드 인증', 'chứng nhận LEED', 'LEED Gold', 'LEED Silver', 'LEED Platinum', 'LEED certification'],
  edge: ['EDGE', 'EDGE 인증', '엣지 인증', 'chứng nhận EDGE', 'EDGE certification', 'EDGE certified', 'EDGE Advanced'],
  lotus: ['LOTUS', 'LOTUS 인증', '로터스 인증', 'chứng nhận LOTUS', 'LOTUS certification', 'LOTUS VGBC'],
}

/** Certificates whose bare letters are words of ordinary text: outside a certificate field they need capitals. */
export const BROAD_NAMES: ReadonlySet<string> = new Set(['신기술', '신제품', '우수제품', '벤처', '벤처기업', '녹색기술', '환경표지', 'công nghệ xanh', 'sản phẩm đổi mới', 'green technology', 'innovative product', 'excellent product', '품질경영시스템', 'quality management system', 'hệ thống quản lý chất lượng', 'environmental management system', 'hệ thống quản lý môi trường', '친환경 라벨'])

export const COOPERATION_NAMES: Names<CooperationMode> = {
  licence: ['라이선스', '라이센스', '기술이전', '기술 이전', '실시권', '기술 라이선싱', 'li-xăng', 'chuyển giao công nghệ', 'cấp phép công nghệ', 'chuyển quyền sử dụng', 'nhượng quyền công nghệ', 'licence', 'license', 'licensing', 'technology transfer'],
  jointVenture: ['합작투자', '합작법인', '합작회사', '합작사', '합작', '조인트벤처', 'liên doanh', 'công ty liên doanh', 'joint venture', 'joint-venture'],
  export: ['수출', '제품 수출', '직수출', 'xuất khẩu', 'export', 'direct sale', 'direct sales'],
  distribution: ['총판', '대리점', '유통', '에이전트', '판매 대리점', 'phân phối', 'nhà phân phối', 'đại lý', 'tổng đại lý', 'distribution', 'distributor', 'agency', 'dealer', 'reseller', 'local agent'],
  jointResearch: ['공동연구', '공동 연구개발', '공동개발', '공동 R&D', 'nghiên cứu chung', 'hợp tác nghiên cứu', 'đồng nghiên cứu', 'joint research', 'joint R&D', 'joint development', 'co-development', 'collaborative research'],
  technicalAssistance: ['기술지원', '기술 자문', '기술협력', '기술지도', '컨설팅', 'hỗ trợ kỹ thuật', 'trợ giúp kỹ thuật', 'tư vấn kỹ thuật', 'technical assistance', 'technical support', 'technical advice', 'technical cooperation'],
  pilotProject: ['시범사업', '실증사업', '실증', '시범 적용', '파일럿', '시범 설치', '테스트베드', '시범 운영', 'thí điểm', 'dự án thí điểm', 'triển khai thí điểm', 'thử nghiệm', 'pilot', 'pilot project', 'field trial', 'demonstration project', 'PoC', 'proof of concept'],
  subcontract: ['하도급', '하청', '외주', '협력업체', 'thầu phụ', 'nhà thầu phụ', 'subcontract', 'subcontractor', 'subcontracting'],
  investment: ['투자', '투자 유치', '지분 투자', '직접투자', 'đầu tư', 'góp vốn', 'kêu gọi đầu tư', 'investment', 'equity', 'investor'],
}

export const FUNDING_NAMES: Names<FundingSource> = {
  state: ['국비', '정부 예산', '국가 예산', '지방비', '정부 재정', '정부 재원', '공공 예산', '국고', 'ngân sách', 'ngân sách nhà nước', 'vốn nhà nước', 'vốn ngân sách', 'vốn đầu tư công', 'ngân sách tỉnh', 'ngân sách địa phương', 'đầu tư công', 'state budget', 'government budget', 'public budget', 'state-funded', 'public investment'],
  oda: ['ODA', '공적개발원조', '무상원조', '유상원조', '차관', 'EDCF', 'KOICA', 'vốn ODA', 'vốn vay ODA', 'viện trợ không hoàn lại', 'vốn vay ưu đãi', 'official development assistance', 'grant aid', 'concessional loan', 'World Bank', 'ADB', '세계은행', 'Ngân hàng Thế giới'],
  ppp: ['PPP', '민관협력', '민간투자사업', '민자사업', '민자', 'BOT', 'đối tác công tư', 'hợp tác công tư', 'hình thức PPP', 'public-private partnership', 'public private partnership'],
  private: ['민간 자본', '민간 재원', '자체 자금', '자기 자본', '민간 투자', 'vốn tư nhân', 'vốn tự có', 'vốn doanh nghiệp', 'nguồn vốn tư nhân', 'private capital', 'private funding', 'own funds', 'privately funded', 'private investment'],
  mixed: ['혼합 재원', '복합 재원', 'vốn hỗn hợp', 'nguồn vốn hỗn hợp', 'mixed funding', 'blended finance', 'mixed financing'],
}

export const STAGE_NAMES: Names<ProjectStage> = {
  idea: ['구상 단계', '아이디어 단계', 'giai đoạn ý tưởng', 'ý tưởng', 'idea stage', 'concept stage'],
  planning: ['계획 단계', '기획 단계', '기본계획', '타당성 단계', 'giai đoạn lập kế hoạch', 'đang lập kế hoạch', 'chuẩn bị đầu tư', 'planning stage', 'in planning'],
  approved: ['승인 완료', '사업 승인', '승인됨', 'đã phê duyệt', 'đã duyệt', 'đã được phê duyệt', 'dự án đã duyệt', 'approved project', 'already approved'],
  procurement: ['입찰 단계', '발주 단계', '조달 단계', '입찰 중', 'giai đoạn đấu thầu', 'đang đấu thầu', 'đang mời thầu', 'lựa chọn nhà thầu', 'procurement stage', 'tender stage', 'out to tender'],
  construction: ['시공 단계', '시공 중', '공사 중', '건설 중', 'đang thi công', 'giai đoạn thi công', 'đang xây dựng', 'under construction', 'construction stage'],
  operation: ['운영 단계', '운영 중', '가동 중', 'đang vận hành', 'giai đoạn vận hành', 'đã đưa vào vận hành', 'in operation', 'operation stage', 'operational stage'],
}
