import type { Duration, Json } from '../kernel/index.ts';

/** How a letter of the exam is signed: as it should be, or so that a receiver must refuse it. */
export type Seal = 'sound' | 'made-up' | 'other-key' | 'missing';

/** One notification that a receiver is examined with. */
export interface ExamLetter {
  readonly deliveryId: string;
  readonly test: boolean;
  readonly seal: Seal;
  /** What is sent. */
  readonly body: string;
  /** What the signature was made for, where that is not what is sent. */
  readonly signed: string;
}

/** One call of the exam, and what came back. */
export interface ExamCall {
  readonly request: Json;
  /** Null when nothing came back, and then `error` says why. */
  readonly status: number | null;
  readonly answer: Json;
  readonly error: string | null;
  /** Until the answer began. */
  readonly tookMs: Duration;
}

/** What a partner's program shows of what it believes; the text is null when it could not be had. */
export interface ExamView extends ExamCall {
  readonly text: string | null;
}

/** Whom the exam is about, and how long to wait for each answer. */
export interface ExamWish {
  readonly url: string;
  /** Where what the receiver made of it can be read. */
  readonly stateUrl: string | null;
  readonly timeoutMs: Duration;
  /** Whether a certificate of one's own making will do. */
  readonly anyCertificate: boolean;
}

/** Who makes the calls. Whatever goes wrong is an answer: neither of them throws. Only `src/outside` implements it. */
export interface Examiner {
  post(wish: ExamWish, letter: ExamLetter): Promise<ExamCall>;
  /** Reads `stateUrl` after a while. */
  view(wish: ExamWish, after: Duration): Promise<ExamView>;
}
