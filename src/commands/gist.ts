/** What a line about an event says: what and when, then which record, and how it stands. */
export interface Gist {
  readonly type: string;
  readonly time: string;
  readonly about: readonly string[];
}

type Facts = Readonly<Record<string, unknown>>;

/** The gist of any event, whose payloads have no more in common than the way they name things. */
export function gistOf(event: unknown): Gist {
  const { event_type, sent_at, data } = factsOf(event);
  const facts = factsOf(data);
  const resource = factsOf(facts.resource);
  const id = find([resource, facts], /^id$|(_id|Id|token|reference)$/);
  const state = find([facts, resource], /^(?!prev).*(state|status)$/i);
  const time = facts.occurred_at ?? sent_at;
  return {
    type: typeof event_type === 'string' ? event_type : 'no event of ours',
    time: typeof time === 'string' ? time : '',
    about: [id, state].filter(part => part !== undefined),
  };
}

const factsOf = (value: unknown): Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {};

/** The first value under a name of this kind; the exact name `id` before others. */
function find(places: readonly Facts[], name: RegExp): string | undefined {
  for (const place of places) {
    const keys = Object.keys(place).filter(key => name.test(key) && isWord(place[key]));
    const key = keys.find(each => each === 'id') ?? keys[0];
    if (key !== undefined) return String(place[key]);
  }
  return undefined;
}

const isWord = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
