import { Anchor } from '../anchor'
import { AgendaDay, AgendaNext, OfflineLine, TabBar } from '../agenda'
import { IconLink, LinkButton } from '../button'
import { CalendarIcon, ClockIcon, EditIcon, PlaceIcon, QrIcon } from '../icon'
import { StatusWord } from '../status-word'
import type { MeetingStatus } from '../status-word'

const STATUSES: MeetingStatus[] = [
  'planned',
  'scheduled',
  'inProgress',
  'held',
  'noShow',
  'moved',
  'cancelled',
]

export function AgendaKit() {
  return (
    <div className="sec block" lang="vi">
      <div className="agenda">
        <header>
          <h2>Lịch của tôi, thứ Năm 15/10</h2>
          <OfflineLine>
            Đang mất mạng. Lịch đã lưu lúc <time>13:02</time>, giờ Hà Nội.
          </OfflineLine>
        </header>
        <AgendaNext
          id="next-meeting"
          heading="Cuộc gặp tiếp theo"
          countdown="còn 12 phút"
          time="13:30"
          dateTime="2026-10-15T13:30:00+07:00"
          table="3"
          partner={
            <>
              <span lang="ko">물길센싱(주)</span>
              <br />
              Mulgil Sensing
            </>
          }
          moved="Đã đổi từ 14:00, bàn 5"
          facts={[
            {
              term: 'Gặp',
              detail: (
                <>
                  <span lang="ko">김도현</span> (Kim Do Hyeon), giám đốc kinh doanh
                </>
              ),
            },
            {
              term: 'Nội dung',
              detail: <Anchor to="#next-meeting">Giám sát rò rỉ mạng lưới cấp nước</Anchor>,
            },
          ]}
          acts={
            <>
              <LinkButton icon={PlaceIcon} to="#map">
                Sơ đồ bàn
              </LinkButton>
              <LinkButton icon={ClockIcon} kind="line" to="#late">
                Báo đến muộn
              </LinkButton>
            </>
          }
        />
        <section aria-label="Cả ngày">
          <AgendaDay
            entries={[
              {
                id: '1',
                state: 'past',
                from: '09:30',
                to: '09:55',
                title: 'Bareum Concrete',
                detail: 'Sửa chữa bể chứa nước',
                table: '3',
                acts: (
                  <IconLink icon={EditIcon} to="#outcome">
                    Ghi kết quả cuộc gặp
                  </IconLink>
                ),
              },
              {
                id: '2',
                state: 'pause',
                from: '11:30',
                to: '13:20',
                title: 'Ăn trưa',
                detail: 'Nhà hàng tầng 1',
              },
              {
                id: '3',
                state: 'now',
                from: '13:30',
                to: '13:55',
                title: <span lang="ko">물길센싱</span>,
                detail: 'phiên dịch Nguyễn Thu Hà',
                table: '3',
                moved: 'Đã đổi từ 14:00, bàn 5',
              },
              {
                id: '4',
                state: 'cancelled',
                from: '14:30',
                to: '14:55',
                title: 'Nghiễm Ỷ Ẫm Đường',
                table: '12',
                reason: 'Bên kia không dự được.',
              },
              { id: '5', state: 'ahead', from: '15:30', title: 'Tổng kết' },
            ]}
          />
          <p className="row small mt-4">
            {STATUSES.map((status) => (
              <StatusWord key={status} status={status} />
            ))}
          </p>
        </section>
      </div>
      <TabBar
        label="Sự kiện"
        tabs={[
          { to: '#day', label: 'Lịch', icon: CalendarIcon, current: true },
          { to: '#map', label: 'Sơ đồ', icon: PlaceIcon },
          { to: '#card', label: 'Thẻ', icon: QrIcon },
        ]}
      />
    </div>
  )
}
