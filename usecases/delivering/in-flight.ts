/** The maximum number of messages being sent at once; also the number of connections kept. */
const mostInFlight = 50;

/**
 * The messages being sent at once. It begins with one, so that a fault that concerns all of them is met by one alone. Each
 * clear answer makes room for one more while more are waiting; an attempt without one leaves room for one only, so that a mail
 * service that hangs costs few messages their place.
 */
export class InFlight {
  readonly #running = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];
  #room = 1;
  #wasFull = false;

  /** Whether none is being sent. */
  get isEmpty(): boolean {
    return this.#running.size === 0;
  }

  /** Whether a task failed; nothing more should be started then. */
  get hasFailed(): boolean {
    return this.#failures.length > 0;
  }

  /** Waits until one more may be started. */
  async room(): Promise<void> {
    while (this.#running.size >= this.#room) {
      this.#wasFull = true;
      await this.next();
    }
  }

  /** Starts sending a message. @param send resolves to whether the answer was clear */
  start(send: () => Promise<boolean>): void {
    const running = this.#run(send).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Waits until one of the messages has ended, if there are any. */
  async next(): Promise<void> {
    if (!this.isEmpty) await Promise.race(this.#running);
  }

  /**
   * Waits until all have ended.
   * @throws the first failure
   */
  async end(): Promise<void> {
    await Promise.all(this.#running);
    if (this.hasFailed) throw this.#failures[0];
  }

  async #run(send: () => Promise<boolean>): Promise<void> {
    try {
      if (!(await send())) this.#room = 1;
      else if (this.#wasFull) this.#room = Math.min(this.#room + 1, mostInFlight);
      this.#wasFull = false;
    } catch (error) {
      this.#failures.push(error);
    }
  }
}
