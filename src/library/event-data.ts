import type { CardEventData } from './event-data-cards.ts';
import type { MoneyEventData } from './event-data-money.ts';
import type { PeopleEventData } from './event-data-people.ts';

/** The `data` of each event's payload, in its newest version. */
export interface EventData extends MoneyEventData, PeopleEventData, CardEventData {}

export interface Resource<Type extends string> {
  readonly id: number;
  readonly type: Type;
}

export interface ProfileResource<Type extends string> extends Resource<Type> {
  readonly profile_id: number;
}

export interface Amount {
  readonly value: number;
  readonly currency: string;
}
