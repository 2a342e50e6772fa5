/** A Korean agency's survey sheet: two technologies of one firm share merged cells; three rows are flawed on purpose. */
export interface SurveyFirm {
  firm: string
  registrationNumber: string | number
  place: string
  contact: { name: string; position: string; phone: string | number; email: string }
  technologies: SurveyTechnology[]
}

export interface SurveyTechnology {
  title: string
  summary: string
  trl: number | string
  certificate: string
  validFrom: string | number | Date | null
  validTo: string | number | Date | null
  cooperation: string
  regions: string
  price: string | number | null
  remark: string
}

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)

export const koreanSurvey: SurveyFirm[] = [
  {
    firm: '(주)나루수문', registrationNumber: '999-81-59817', place: '전북 전주시',
    contact: { name: '문서우', position: '이사', phone: '063-555-0141', email: 'mun@narugate.example' },
    technologies: [
      {
        title: '부력식 자동 역류방지 수문', summary: '전기 없이 수위 차로 여닫히며 이물질이 끼면 문짝이 한 번 더 열려 씻어 냅니다.', trl: 9,
        certificate: '방재신기술 제2023-97호', validFrom: day('2023-04-10'), validTo: day('2028-04-09'), cooperation: '수출, 라이선스', regions: '껀터, 호찌민', price: '1,800만원/문', remark: '',
      },
      {
        title: '수문 원격 개폐 및 상태 감시 장치', summary: '기존 수동 권양기에 덧붙여 원격으로 여닫고 걸림과 누전을 알립니다.', trl: 8,
        certificate: 'KC', validFrom: '2022.5.2', validTo: '상시', cooperation: '수출', regions: '메콩델타', price: '650만원/대', remark: '현지 실증 희망',
      },
    ],
  },
  {
    firm: '도로누리 주식회사', registrationNumber: '999-86-61545', place: '대전',
    contact: { name: '한지안', position: '대표', phone: '010-5550-0142', email: 'hanjian@doronuri.example' },
    technologies: [
      {
        title: '재활용 아스콘 상온 포장 공법', summary: '걷어 낸 아스콘을 현장에서 상온으로 섞어 당일 다시 포장합니다. 가열하지 않아 연료와 냄새가 줄어듭니다.', trl: 9,
        certificate: '건설신기술 제1941호', validFrom: 20230701, validTo: 20310630, cooperation: '기술이전/합작', regions: '하노이, 응에안', price: '42,000원/㎡', remark: '',
      },
    ],
  },
  {
    firm: '(주)빛고을센서', registrationNumber: 9998763273, place: '광주광역시',
    contact: { name: '남궁민서', position: '책임연구원', phone: '062-555-0143', email: 'ngms@bitsensor.example' },
    technologies: [
      {
        title: '광섬유 격자 센서를 이용한 터널 내공변위 계측', summary: '라이닝에 붙인 광섬유로 변위를 0.1 mm까지 재며 전자파 영향을 받지 않습니다.', trl: 8,
        certificate: 'NEP', validFrom: '2024-02-15', validTo: '2027-02-14', cooperation: '공동연구, 시범사업', regions: '다낭', price: null, remark: '가격 협의',
      },
    ],
  },
  {
    firm: '하늘담 주식회사', registrationNumber: '999-88-65002', place: '서울 마포구',
    contact: { name: '최가온', position: '팀장', phone: '02-555-0144', email: 'gaon@haneuldam.example' },
    technologies: [
      {
        title: '옥상 빗물 저류 및 증발 냉각 블록', summary: '블록 안에 빗물을 담아 두었다가 심지로 올려 증발시켜 옥상 온도를 낮춥니다.', trl: 7,
        certificate: '녹색기술인증', validFrom: day('2024-09-26'), validTo: day('2027-09-25'), cooperation: '수출, 판매대리', regions: '호찌민시', price: '95,000원/㎡', remark: '',
      },
      {
        title: '건물 외벽 균열 드론 촬영 분석', summary: '드론 사진에서 0.2 mm 이상 균열을 찾아 도면에 옮기고 보수 물량을 냅니다.', trl: 8,
        certificate: 'GS 1등급', validFrom: '2023.11.20', validTo: '', cooperation: '기술지원', regions: '하노이', price: '동당 280만원', remark: '',
      },
    ],
  },
  {
    firm: '(주)새물터', registrationNumber: '999-81-66734', place: '경남 김해시',
    contact: { name: '배수현', position: '부장', phone: '055-555-0145', email: 'shbae@saemulteo.example' },
    technologies: [
      {
        title: '오존 미세기포 관로 세척', summary: '관을 자르지 않고 미세기포를 섞은 물로 안쪽의 물때와 녹물을 씻어 냅니다.', trl: 9,
        certificate: '환경신기술 인증 제955호', validFrom: '2022-06-13', validTo: '2027-06-12', cooperation: '수출, 시범사업', regions: '후에, 하이퐁', price: '관로 1 m 당 38,000원', remark: '사업자등록번호 확인 필요',
      },
    ],
  },
  {
    firm: '마을버스넷(주)', registrationNumber: '999-86-68460', place: '경기 김포시',
    contact: { name: '오하람', position: '대표이사', phone: '031-555-0146', email: 'ceo@maeulbus.example' },
    technologies: [
      {
        title: '마을버스 도착정보 저가 안내기', summary: '전자종이 화면과 태양전지로 배선 없이 정류장에 세우는 안내기입니다.', trl: 9,
        certificate: '우수조달물품', validFrom: '2024.3.29', validTo: '2027.3.28', cooperation: '수출', regions: '꽝닌, 박닌', price: '210만원/대', remark: '',
      },
    ],
  },
  {
    firm: '(주)흙내음', registrationNumber: '999-87-70191', place: '충북 청주',
    contact: { name: '노은채', position: '과장', phone: '043-555-0147', email: 'eunchae@heuk.example' },
    technologies: [
      {
        title: '', summary: '하수 슬러지를 저온에서 말려 연료 알갱이로 만드는 설비', trl: 8,
        certificate: '환경신기술', validFrom: '2023-01-09', validTo: '2028-01-08', cooperation: '합작투자', regions: '껀터', price: '협의', remark: '기술명 추후 통보',
      },
    ],
  },
  {
    firm: '이든스마트팜 주식회사', registrationNumber: '999-88-71921', place: '세종',
    contact: { name: '서이든', position: '대표', phone: 1055500148, email: 'eden@edenfarm.example' },
    technologies: [
      {
        title: '정수장 태양광 차광막 일체형 덮개', summary: '침전지 위를 덮어 조류 발생을 막고 발전도 하는 경량 덮개입니다.', trl: '7~8',
        certificate: 'KS', validFrom: null, validTo: null, cooperation: '합작', regions: '동탑', price: '37만원/㎡', remark: '',
      },
    ],
  },
  {
    firm: '(주)한솔지오', registrationNumber: '999-81-73653', place: '부산 해운대구',
    contact: { name: '황보라', position: '소장', phone: '051-555-0149', email: 'hbr@hansolgeo.example' },
    technologies: [
      {
        title: '연약지반 침하 자동 계측 및 예측', summary: '층별 침하판에 무선 센서를 달아 매시간 재고 쌍곡선법으로 최종 침하를 예측합니다.', trl: 9,
        certificate: '건설신기술 제1950호', validFrom: '03/04/2024', validTo: '2032-04-02', cooperation: '기술지원, 수출', regions: '껀터, 하이퐁', price: '지점당 420만원', remark: '',
      },
    ],
  },
  {
    firm: '너울해양(주)', registrationNumber: '999-86-75388', place: '인천',
    contact: { name: '제갈윤', position: '차장', phone: '032-555-0150', email: 'yoon@neoulmarine.example' },
    technologies: [
      {
        title: '항만 구조물 수중 초음파 점검 로봇', summary: '탁한 물에서도 음향 영상으로 말뚝의 균열과 세굴을 살피는 무인 잠수정입니다.', trl: 8,
        certificate: '혁신제품', validFrom: '2025-02-03', validTo: '2028-02-02', cooperation: '수출, 공동연구', regions: '하이퐁, 카인호아', price: '1일 320만원', remark: '',
      },
    ],
  },
]
