import { Button } from '../button'
import { ConceptChip, Chips } from '../chip'
import { CheckboxGroup, RadioGroup } from '../choice-group'
import { Dialog } from '../dialog'
import { ErrorSummary } from '../error-summary'
import { FieldGroup } from '../field'
import { FileField } from '../file-field'
import { FormActions } from '../form-actions'
import { LanguageTabs } from '../language-tabs'
import { ScaleInput, TrlInput } from '../radio-tiles'
import { Section } from '../section'
import { Select } from '../select'
import { Stepper } from '../stepper'
import { TextArea } from '../text-area'
import { TextField } from '../text-field'
import { STRESS } from './specimens'

const SUMMARY =
  'Cảm biến âm thanh gắn trên đường ống cấp nước đã chôn ngầm ghi nhận tiếng rò rỉ suốt 24 giờ và xác định vị trí rò rỉ với sai số trung bình 1,2 m. Thiết bị được lắp tại van và trụ cứu hỏa bằng nam châm, không cần đào đường.'

const MODES = [
  { value: 'export', label: '수출' },
  { value: 'licence', label: '라이선스', hint: '기술료와 기간은 협의합니다.' },
  { value: 'pilot', label: '시범사업' },
  { value: 'venture', label: '합작투자', disabled: true },
]

export function FormsKit() {
  return (
    <>
      <Section id="form" title="양식">
        <div className="form">
          <Stepper
            label="작성 단계"
            steps={[
              { id: '1', label: '기본 정보', state: 'now', errors: 2, to: '#form' },
              { id: '2', label: '인증·지식재산', state: 'ahead', errors: 1, to: '#form' },
              { id: '3', label: '실적', state: 'done', note: '3건', to: '#form' },
              { id: '4', label: '공개 설정', state: 'ahead', note: '회원에게만' },
            ]}
          />
          <form className="fields" noValidate id="kit-form">
            <ErrorSummary
              errors={[
                { id: 'summary', message: '베트남어 요약이 200자보다 깁니다' },
                { id: 'trl', message: '기술 성숙도(TRL)를 선택하지 않았습니다' },
                { id: null, message: '공개 기간이 지났습니다' },
              ]}
            />
            <LanguageTabs
              tabs={[
                { locale: 'ko', to: '?l=ko', state: 'original' },
                { locale: 'vi', to: '?l=vi', state: 'written', errors: 1, current: true },
                { locale: 'en', to: '?l=en', state: 'machine' },
              ]}
            />
            <TextField
              name="title"
              label="기술명"
              note="한국어"
              defaultValue={STRESS.longKorean}
              hint="제품 이름보다 하는 일을 적어 주십시오."
              maxLength={120}
              saved="저장했습니다."
            />
            <TextArea
              name="summary"
              label="요약"
              note="베트남어, 200자 이내"
              lang="vi"
              limit={200}
              defaultValue={SUMMARY}
              error="23자를 줄여 주십시오."
              original={{
                label: '한국어 원문',
                lang: 'ko',
                text: '매설된 상수관에 붙인 음향 센서가 누수음을 24시간 감지합니다.',
              }}
            />
            <TextField name="website" label="누리집" optional placeholder="https://" type="url" />
            <TextField
              name="legal"
              label="상호"
              defaultValue={STRESS.vietnamese}
              readOnly
              hint="등기된 이름입니다. 바꾸려면 확인이 필요합니다."
            />
            <TextField
              name="length"
              label="관로 길이"
              unit="km"
              inputMode="decimal"
              short
              defaultValue="12"
            />
            <Select
              name="stage"
              label="사업 단계"
              empty="선택"
              options={[
                { value: 'idea', label: '구상' },
                { group: '확정', options: [{ value: 'approved', label: '승인' }] },
              ]}
              error="하나를 선택해 주십시오."
            />
            <FieldGroup
              id="concepts"
              label="개념"
              hint="본문에서 찾은 개념입니다. 맞는 것만 남겨 주십시오."
            >
              <Chips label="개념">
                {[
                  <ConceptChip
                    key="1"
                    label="누수 탐지"
                    state="hit"
                    remove={{ name: 'remove', value: 'water.leak' }}
                  />,
                  <ConceptChip
                    key="2"
                    label="무수율 관리"
                    state="suggested"
                    confirm={{ name: 'confirm', value: 'water.nrw' }}
                    remove={{ name: 'remove', value: 'water.nrw' }}
                  />,
                ]}
              </Chips>
            </FieldGroup>
            <TrlInput
              name="trl"
              label="기술 성숙도(TRL)"
              error="1부터 9까지 하나를 선택해 주십시오."
            />
            <ScaleInput
              name="interest"
              label="Mức quan tâm"
              value={4}
              low="chưa quan tâm"
              high="rất quan tâm"
            />
            <CheckboxGroup
              name="modes"
              label="협력 방식"
              options={MODES}
              values={['export']}
              columns
            />
            <RadioGroup
              name="hosting"
              label="자료 보관"
              options={MODES.slice(0, 3)}
              value="pilot"
              error="하나를 선택해 주십시오."
            />
            <FileField
              name="brochure"
              label="소개 자료"
              hint="PDF, 10 MB까지"
              accept="application/pdf"
              optional
            />
            <FormActions state="10:42에 임시 저장했습니다.">
              <Button kind="primary">저장</Button>
              <Button>임시 저장</Button>
              <Dialog
                title="공개를 취소하시겠습니까?"
                trigger="공개 취소"
                fallbackTo="#form"
                look={{ kind: 'danger' }}
              >
                <p className="lede">참가 기관 32곳에 알림을 보냅니다.</p>
              </Dialog>
            </FormActions>
          </form>
        </div>
      </Section>
      <FormActions sticky state="10:42에 임시 저장했습니다. 아직 공개되지 않았습니다.">
        <Button form="kit-form">임시 저장</Button>
        <Button form="kit-form" kind="primary">
          저장하고 검토 요청
        </Button>
      </FormActions>
    </>
  )
}
