import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import {
  AbsentIcon,
  CalendarIcon,
  CancelledIcon,
  ClockIcon,
  DoneIcon,
  HistoryIcon,
  RunningIcon,
} from './icon'

export type MeetingStatus =
  'planned' | 'scheduled' | 'inProgress' | 'held' | 'noShow' | 'cancelled' | 'moved'

const LOOK = {
  planned: [ClockIcon, 'mute'],
  scheduled: [CalendarIcon, ''],
  inProgress: [RunningIcon, 'ok'],
  held: [DoneIcon, 'ok'],
  noShow: [AbsentIcon, 'warn'],
  cancelled: [CancelledIcon, 'mute strike'],
  moved: [HistoryIcon, 'warn'],
} as const

/** The state of a meeting as a word with an icon. */
export function StatusWord({ status }: { status: MeetingStatus }) {
  const t = useTranslations('ui')
  const domain = useTranslations('domain')
  const [Icon, tone] = LOOK[status]
  return (
    <span className={classNames('status', tone)}>
      <Icon />
      <span>{status === 'moved' ? t('moved') : domain(`meetingState.${status}`)}</span>
    </span>
  )
}
