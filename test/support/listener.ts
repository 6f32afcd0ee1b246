import { expect } from 'vitest';
import { catalogue, type EventType } from '../../src/state/webhooks/index.ts';
import { Inbox } from './inbox.ts';
import { ReceivingCalls } from './receiving-calls.ts';

/** The calls on money that comes in, and a receiver of what is told of it. */
export class Listener {
  readonly calls: ReceivingCalls;
  readonly inbox: Inbox;

  private constructor(calls: ReceivingCalls, inbox: Inbox) {
    this.calls = calls;
    this.inbox = inbox;
  }

  static async open(): Promise<Listener> {
    const calls = await ReceivingCalls.open();
    calls.enterFreshWorld();
    return new Listener(calls, await Inbox.open());
  }

  async subscribe(trigger: EventType, versions: readonly string[] = catalogue[trigger].schemas): Promise<void> {
    for (const version of versions) {
      const body = { name: 'Ops', trigger_on: trigger, delivery: { version, url: this.inbox.url } };
      const params = { clientKey: 'localwise-key' };
      const made = await this.calls.ask('webhookApplicationSubscriptionCreate', { params, body });
      expect(made.status).toBe(200);
    }
  }

  /** What arrived of one event in one version, in the order of arrival. */
  told(trigger: EventType, version: string) {
    return this.inbox.events
      .filter(({ body }) => body.event_type === trigger && body.schema_version === version)
      .map(({ body }) => body.data);
  }

  /** Waits until this many events have come, and no more are on their way. */
  async arrived(count: number): Promise<void> {
    await this.inbox.waitFor(count);
    await this.calls.sandbox.server.webhooks.idle();
    expect(this.inbox.events.length).toBe(count);
  }

  async close(): Promise<void> {
    expect(this.calls.sandbox.problems).toEqual([]);
    await this.calls.sandbox.close();
    await this.inbox.close();
  }
}
