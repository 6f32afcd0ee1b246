import type { Instant } from '../../../../state/kernel/index.ts';

/** Whose the records are that a sample tells of; null where nobody's is known. */
export interface Whose {
  readonly profileId: number;
  readonly userId: number;
  readonly clientId: string;
}

export type Fields = Readonly<Record<string, Field | readonly Field[]>>;

/** What stands in one place of a payload, and what stands there in a sample. */
export interface Field {
  readonly holds: 'whole' | 'decimal' | 'text' | 'uuid' | 'flag' | 'id' | 'time' | 'object' | 'list';
  readonly sample: unknown;
  /** Every word there is, where they are counted. */
  readonly words?: readonly string[];
  /** How it is dated, where that is not by the version. */
  readonly form?: (at: Instant) => string;
  readonly fields?: Fields;
  readonly item?: Field;
  readonly nullable?: true;
  /** It may be absent, and `left` says that samples leave it out. */
  readonly optional?: 'shown' | 'left';
  /** Versions from this one on have it. */
  readonly since?: string;
  /** Versions from this one on do not. */
  readonly until?: string;
}

export const whole = (sample: number): Field => ({ holds: 'whole', sample });
export const decimal = (sample: number): Field => ({ holds: 'decimal', sample });
export const text = (sample: string): Field => ({ holds: 'text', sample });
export const uuid = (sample: string): Field => ({ holds: 'uuid', sample });
/** A number or a text, by what it is the id of. */
export const anyId = (sample: string | number): Field => ({ holds: 'id', sample });
export const flag = (sample: boolean): Field => ({ holds: 'flag', sample });

/** One of these words; the first stands in samples. */
export const word = (...words: readonly [string, ...string[]]): Field => ({ holds: 'text', sample: words[0], words });

/** What is the same for every sample of a profile, of its user, or of an application. */
export const profileId: Field = { holds: 'whole', sample: ({ profileId: id }: Whose) => id };
export const profileText: Field = { holds: 'text', sample: ({ profileId: id }: Whose) => String(id) };
export const userId: Field = { holds: 'whole', sample: ({ userId: id }: Whose) => id };
export const userText: Field = { holds: 'text', sample: ({ userId: id }: Whose) => String(id) };
export const clientId: Field = { holds: 'text', sample: ({ clientId: id }: Whose) => id };

/** A moment, dated as the version dates. */
export const time: Field = { holds: 'time', sample: null };
export const timeAs = (form: (at: Instant) => string): Field => ({ holds: 'time', sample: null, form });

export const object = (fields: Fields): Field => ({ holds: 'object', sample: null, fields });
/** A list; in samples it has one item, or none. */
export const listOf = (item: Field): Field => ({ holds: 'list', sample: null, item });
export const emptyListOf = (item: Field): Field => ({ holds: 'list', sample: [], item });

export const orNull = (field: Field): Field => ({ ...field, nullable: true });
/** Null in samples. */
export const nullOr = (field: Field): Field => ({ ...field, nullable: true, sample: null });
export const maybe = (field: Field): Field => ({ ...field, optional: 'shown' });
export const seldom = (field: Field): Field => ({ ...field, optional: 'left' });
export const since = (version: string, field: Field): Field => ({ ...field, since: version });
export const until = (version: string, field: Field): Field => ({ ...field, until: version });

/** `{value, currency}` */
export const amount = (value: number, currency: string): Field =>
  object({ value: decimal(value), currency: text(currency) });
