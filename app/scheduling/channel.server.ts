import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads'

/** How long a wait lasts before it is asked whether to go on. */
const PATIENCE_MS = 50

/** One end of a channel between two threads in which messages can be waited for while the thread stands still. */
export class Channel<Out, In> {
  /** `sent` counts the messages of either end, and is shared. */
  constructor(
    private readonly port: MessagePort,
    private readonly sent: Int32Array,
    private readonly end: 0 | 1,
  ) {}

  send(message: Out): void {
    this.port.postMessage(message)
    Atomics.add(this.sent, this.end, 1)
    Atomics.notify(this.sent, this.end)
  }

  /** A message that has come already, or null. */
  poll(): In | null {
    // The other end is typed the same.
    const received: { message: In } | undefined = receiveMessageOnPort(this.port)
    return received?.message ?? null
  }

  /** The next message; null once `stopped`. */
  wait(stopped: () => boolean): In | null {
    for (;;) {
      const sent = Atomics.load(this.sent, 1 - this.end)
      const message = this.poll()
      if (message !== null || stopped()) return message
      Atomics.wait(this.sent, 1 - this.end, sent, PATIENCE_MS)
    }
  }
}
