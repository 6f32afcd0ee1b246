import { connect, type Socket } from 'node:net';

/** A connection on which anything can be said, HTTP or not. */
export class RawSocket {
  readonly #socket: Socket;
  #heard = Buffer.alloc(0);
  #closed = false;
  #told: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', chunk => {
      this.#heard = Buffer.concat([this.#heard, chunk]);
      this.#told();
    });
    socket.on('close', () => {
      this.#closed = true;
      this.#told();
    });
    socket.on('error', () => {});
  }

  static open(port: number): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new RawSocket(socket)));
      socket.once('error', reject);
    });
  }

  say(text: string | Buffer): this {
    if (!this.#closed) this.#socket.write(text);
    return this;
  }

  /** What was answered, once it matches or the other side closes, or at the end of patience. */
  async heard(until: RegExp = /(?!)/, patienceMs = 3_000): Promise<string> {
    const ends = performance.now() + patienceMs;
    while (!this.#closed && !until.test(this.text) && performance.now() < ends) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, Math.max(ends - performance.now(), 0));
        this.#told = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.text;
  }

  get text(): string {
    return this.#heard.toString('latin1');
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Goes away without a word. */
  destroy(): void {
    this.#socket.destroy();
  }
}
