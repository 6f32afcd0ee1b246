/** What a partner sealed to the key for card data. */
export interface CardEnvelope {
  /** The key that an answer is sealed with. */
  readonly key: Uint8Array;
  /** What is inside; undefined where nobody asked for it. */
  readonly text: string | undefined;
}

export interface CardEnvelopes {
  /**
   * @param wantsText whether it matters what is inside; otherwise only the key does, and the rest may be empty
   * @throws Refusal `card.undecipherable`
   */
  open(compact: string, wantsText: boolean): Promise<CardEnvelope>;
}
