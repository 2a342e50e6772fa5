import type { Change } from './change'
import type { Instance } from './instance'
import type { Repair } from './repair'
import type { Schedule } from './schedule'
import type { Progress } from './solve'
import type { Remedy } from './what-would-help'

export type WorkerTask =
  | { kind: 'solve'; instance: Instance; seconds: number; seed: number }
  | { kind: 'repair'; instance: Instance; schedule: Schedule; change: Change; seed: number }
  | { kind: 'help'; instance: Instance; schedule: Schedule; seconds: number; seed: number }

export type WorkerAnswer =
  | { type: 'started' }
  | { type: 'progress'; progress: Progress }
  | { type: 'solved'; schedule: Schedule }
  | { type: 'repaired'; repair: Repair }
  | { type: 'helped'; remedies: Remedy[] }
  | { type: 'failed'; message: string }
