/** A word as a shell takes it: as it is, or between quotes where a shell would read something else. */
export const quoted = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
