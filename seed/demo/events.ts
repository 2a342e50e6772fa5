import { exhibition2022 } from './exhibition-2022'
import { networkMeeting2023 } from './network-meeting-2023'
import { survey2021 } from './survey-2021'
import type { DemoEvent } from './types'

/** The three events of the demo, oldest first. */
export const events: DemoEvent[] = [survey2021, exhibition2022, networkMeeting2023]

export { exhibition2022, networkMeeting2023, survey2021 }
