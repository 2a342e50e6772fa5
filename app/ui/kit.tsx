import { AgendaKit } from './kit/agenda-kit'
import { BoardKit } from './kit/board-kit'
import { ChartsKit } from './kit/charts-kit'
import { ControlsKit } from './kit/controls-kit'
import { FormsKit } from './kit/forms-kit'
import { NoticesKit } from './kit/notices-kit'
import { RecordsKit } from './kit/records-kit'
import { ResultsKit } from './kit/results-kit'
import { LinkButton } from './button'
import { Page } from './page'

/** Every part in its states, with the texts that break layouts. For development only. */
export function Kit() {
  return (
    <Page
      title="컴포넌트 모음 · 꿰뚫음 · Nghiễm Ỷ Ẫm Đường"
      crumbs={[
        { label: '개발', to: '/ko' },
        { label: 'Bộ thành phần', lang: 'vi' },
      ]}
      intro="Every part once, in its states."
      actions={
        <LinkButton small to="/ko">
          처음으로
        </LinkButton>
      }
    >
      <ControlsKit />
      <FormsKit />
      <ResultsKit />
      <RecordsKit />
      <ChartsKit />
      <BoardKit />
      <AgendaKit />
      <NoticesKit />
    </Page>
  )
}
