import type { Instance } from './instance'
import type { Schedule } from './schedule'
import type { Progress } from './solve'

export type WorkerTask = { kind: 'solve'; instance: Instance; seconds: number; seed: number }

export type WorkerAnswer =
  | { type: 'progress'; progress: Progress }
  | { type: 'solved'; schedule: Schedule }
  | { type: 'failed'; message: string }
