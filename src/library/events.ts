import { EventLog } from '../outside/event-log.ts';
import { showMillis } from '../routes/views/dates.ts';
import { renderDelivery } from '../routes/views/events.ts';
import type { DomainEvent, Json, World } from '../state/kernel/index.ts';
import { catalogue, type EventType } from '../state/webhooks/index.ts';
import type { SandboxEvent, SandboxEvents } from './event-types.ts';

/** How long `next` waits unless told otherwise. */
const PATIENCE_MS = 1_000;

interface Listened {
  readonly log: EventLog<SandboxEvent>;
  world: World | undefined;
}

/** Listens to every world in this process; no subscription is needed, and nothing is sent. */
export class WorldEvents {
  readonly #worlds = new Map<string, Listened>();
  readonly #onProblem: (error: unknown) => void;

  /** @param onProblem told of events that cannot be shown, which are a mistake of localwise */
  constructor(onProblem: (error: unknown) => void) {
    this.#onProblem = onProblem;
  }

  /** After each change of a world. One that takes the place of another begins a new list. */
  readonly onCommit = (world: World, events: readonly DomainEvent[]): void => {
    const listened = this.#listenTo(world.name);
    if (listened.world !== world) listened.log.clear();
    listened.world = world;
    for (const event of events) if (Object.hasOwn(catalogue, event.type)) this.#add(listened.log, world, event);
  };

  readonly onDelete = (name: string): void => this.#worlds.get(name)?.log.clear();

  of(name: string): SandboxEvents {
    return viewOf(this.#listenTo(name).log);
  }

  #listenTo(name: string): Listened {
    const found = this.#worlds.get(name) ?? { log: new EventLog<SandboxEvent>(), world: undefined };
    this.#worlds.set(name, found);
    return found;
  }

  /** Told at once, as the world is now: what it says later is not what happened. */
  #add(log: EventLog<SandboxEvent>, world: World, event: DomainEvent): void {
    try {
      log.add(tell(world, event));
    } catch (error) {
      this.#onProblem(error);
    }
  }
}

function viewOf(log: EventLog<SandboxEvent>): SandboxEvents {
  const of = (type: EventType) => log.all().filter(({ eventType }) => eventType === type);
  return {
    all: () => log.all(),
    of,
    next: (type: EventType, fits: (event: never) => boolean = () => true, { timeoutMs = PATIENCE_MS } = {}) =>
      log.next(
        event => event.eventType === type && fits(event as never),
        timeoutMs,
        () => complaint(type, timeoutMs, log.all()),
      ),
    clear: () => log.clear(),
  } as SandboxEvents;
}

/** Whoever waited in vain wants to know what came instead. */
function complaint(type: EventType, timeoutMs: number, events: readonly SandboxEvent[]): string {
  const names = [...new Set(events.map(({ eventType }) => eventType))];
  const seen = names.map(name => `${events.filter(({ eventType }) => eventType === name).length} ${name}`).join(', ');
  return `no further ${type} that fits within ${timeoutMs} ms; the world has told ${seen || 'nothing'}`;
}

/** An event as a subscriber to its newest version would read it. */
function tell(world: World, { id, type, at, facts }: DomainEvent): SandboxEvent {
  const eventType = type as EventType;
  const version = catalogue[eventType].schemas.at(-1) ?? '';
  const body = renderDelivery(world, {
    id: String(id),
    subscriptionId: '',
    eventType,
    schema: version,
    test: false,
    eventAt: at,
    facts: facts as Json,
    firstSentAt: at,
  });
  return { eventType, version, occurredAt: showMillis(at), data: JSON.parse(body).data } as SandboxEvent;
}
