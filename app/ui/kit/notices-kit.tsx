import { Anchor } from '../anchor'
import { Button, LinkButton } from '../button'
import { DemoMark } from '../demo-mark'
import { EmptyState } from '../empty-state'
import { UndoIcon } from '../icon'
import { ConflictBanner, Notice } from '../notice'
import { Section } from '../section'
import { Skeleton } from '../skeleton'
import { Toast } from '../toast'
import { VersionConflict } from '../version-conflict'

export function NoticesKit() {
  return (
    <Section id="notices" title="알림">
      <div className="stack">
        <Notice title="상담 요청은 10월 1일까지 받습니다." />
        <Notice kind="positive" live title="공개했습니다." />
        <Notice
          kind="caution"
          title="NET 인증이 9일 뒤 끝납니다."
          ways={
            <LinkButton small to="#notices">
              인증 고치기
            </LinkButton>
          }
        />
        <ConflictBanner
          title="14:00에 통역 2가 두 곳에 배정되었습니다."
          ways={
            <>
              <Button small>통역 5로 바꾸기 (옮기는 사람 없음)</Button>
              <Button small>14:30으로 옮기기 (2명)</Button>
              <Button small kind="quiet" icon={UndoIcon}>
                되돌리기
              </Button>
            </>
          }
        >
          테이블 2 단디계측 × <span lang="vi">Gió Nam</span>
        </ConflictBanner>
        <VersionConflict
          who="이수민"
          at="10:44"
          fields={[
            { name: 'lead', label: '납기', mine: '계약 후 10주', theirs: '계약 후 12주' },
            {
              name: 'site',
              label: '설치 조건',
              mine: '−20~60 ℃, IP68, LoRa 수신 지역',
              theirs: '−20~60 ℃, IP68,',
            },
            { name: 'note', label: '비고', mine: '꿰뚫음', theirs: '' },
          ]}
          acts={
            <>
              <Button kind="primary">고른 대로 저장</Button>
              <Button>내 것으로 저장</Button>
            </>
          }
        />
        <div className="split">
          <EmptyState
            title="Chưa có nhu cầu nào"
            level={3}
            action={
              <LinkButton kind="primary" to="#notices">
                Đăng nhu cầu
              </LinkButton>
            }
          >
            Khi đăng nhu cầu, hệ thống gợi ý công nghệ phù hợp kèm lý do.
          </EmptyState>
          <Skeleton />
        </div>
        <p>
          <DemoMark />
        </p>
        <Toast still undo={<Anchor to="#notices">Hoàn tác</Anchor>}>
          Đã chuyển cuộc gặp sang 14:30
        </Toast>
      </div>
    </Section>
  )
}
