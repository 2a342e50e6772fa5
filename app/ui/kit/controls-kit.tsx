import { Anchor } from '../anchor'
import { Button, IconLink, LinkButton } from '../button'
import { AlertIcon, CompareIcon, PrintIcon, SaveIcon } from '../icon'
import { Pagination } from '../pagination'
import { SearchBox } from '../search-box'
import { Section } from '../section'
import { Tabs } from '../tabs'

const at = (page: number) => `?page=${page}`

export function ControlsKit() {
  return (
    <Section
      id="controls"
      title="버튼, 찾기, 쪽"
      aside={<p>Sixteen buttons would be fifteen too many.</p>}
    >
      <div className="stack">
        <div className="row">
          <Button kind="primary">저장하고 검토 요청</Button>
          <Button>임시 저장</Button>
          <LinkButton kind="quiet" to="/ko">
            미리 보기
          </LinkButton>
          <Button disabled>공개</Button>
          <Button kind="danger">취소</Button>
          <LinkButton small icon={CompareIcon} to="/ko">
            비교
          </LinkButton>
          <LinkButton small icon={SaveIcon} iconOnly to="/ko">
            저장
          </LinkButton>
          <IconLink icon={PrintIcon} to="/ko">
            인쇄
          </IconLink>
        </div>
        <SearchBox
          action="/vi/search"
          label="Mô tả công nghệ hoặc vấn đề cần giải quyết"
          placeholder="Vấn đề hoặc tên công nghệ"
          scopes={[
            { value: 'technology', label: 'Công nghệ' },
            { value: 'need', label: 'Nhu cầu' },
            { value: 'organisation', label: 'Doanh nghiệp' },
          ]}
          keep={{ sort: 'newest' }}
        >
          Gõ không dấu vẫn được. Thử: <Anchor to="?q=den">den tin hieu giao thong</Anchor>
        </SearchBox>
        <Tabs
          label="Phần"
          tabs={[
            { to: '?t=1', label: 'Chờ trả lời', current: true, count: 3 },
            { to: '?t=2', label: 'Đã nhận', count: 12 },
            { to: '?t=3', label: 'Đã gửi', count: 0 },
          ]}
        />
        <Pagination page={1} pages={3} to={at} />
        <Pagination page={7} pages={20} to={at} label="긴 목록" />
        <p>
          <IconLink icon={AlertIcon} to="/vi">
            Báo khi có hồ sơ mới
          </IconLink>
        </p>
      </div>
    </Section>
  )
}
