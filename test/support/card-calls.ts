import { randomUUID } from 'node:crypto';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { type Answer, type Asked, Sandbox } from './sandbox.ts';

export const PERSONAL = 30_000_001;
export const BUSINESS = 30_000_002;
export const VIRTUAL = 'VISA_DEBIT_CONSUMER_UK_1_CARDS_API';
export const PHYSICAL = 'VISA_DEBIT_CONSUMER_UK_1_PHYSICAL_CARDS_API';
export const COMPANY_VIRTUAL = 'VISA_DEBIT_BUSINESS_UK_1_CARDS_API';
export const COMPANY_PHYSICAL = 'VISA_DEBIT_BUSINESS_UK_1_PHYSICAL_CARDS_API';

export const address = {
  firstLine: '56 Shoreditch High St',
  secondLine: 'The Tea Bldg',
  thirdLine: null,
  city: 'London',
  postCode: 'E1 6JJ',
  state: null,
  country: 'GB',
};

let worlds = 0;

/** A partner who orders cards, in a world of their own. */
export class CardCalls {
  readonly sandbox: Sandbox;
  readonly world: string;

  constructor(sandbox: Sandbox, world = `cards-${++worlds}`) {
    this.sandbox = sandbox;
    this.world = world;
  }

  static async open(): Promise<CardCalls> {
    return new CardCalls(await Sandbox.open());
  }

  /** The same server, and a world that nobody has been in; protected calls pass in it. */
  async fresh(settings: object = {}): Promise<CardCalls> {
    const calls = new CardCalls(this.sandbox);
    await calls.settings({ sca: 'never', ...settings });
    return calls;
  }

  settings(settings: object): Promise<Answer> {
    return this.sandbox.control('POST', '/settings', settings, this.world);
  }

  call(id: OperationId, asked: Asked): Promise<Answer> {
    return this.sandbox.call(id, { world: this.world, ...asked });
  }

  control(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer> {
    return this.sandbox.control(method, path, body, this.world);
  }

  /** An operator's move. */
  drive(type: string, id: string | number, to: string, more: object = {}): Promise<Answer> {
    return this.control('POST', `/resources/${type}/${id}/transitions`, { to, ...more });
  }

  wait(by: string): Promise<Answer> {
    return this.sandbox.advance(by, this.world);
  }

  place(
    more: object = {},
    profileId = PERSONAL,
    key: string | null = randomUUID(),
    asked: Asked = {},
  ): Promise<Answer> {
    return this.call('cardOrderCreate', {
      params: { profileId },
      body: { program: VIRTUAL, cardHolderName: 'Ada Lovell', address, ...more },
      headers: key === null ? {} : { 'x-idempotence-uuid': key },
      ...asked,
    });
  }

  async order(id: number, profileId = PERSONAL) {
    return (await this.call('cardOrderGet', { params: { profileId, cardOrderId: id } })).body;
  }

  cancel(id: number, status = 'CANCELLED', profileId = PERSONAL): Promise<Answer> {
    return this.call('cardOrderStatusUpdate', { params: { profileId, cardOrderId: id }, body: { status } });
  }

  /** A card whose order has made it: its order's id and its token. */
  async made(more: object = {}, profileId = PERSONAL): Promise<{ order: number; token: string }> {
    const placed = await this.place(more, profileId);
    if (placed.status !== 200) throw new Error(JSON.stringify(placed.body));
    await this.wait('PT1S');
    const { cardToken } = await this.order(placed.body.id, profileId);
    return { order: placed.body.id, token: cardToken };
  }

  /** A printed card that its holder has activated. */
  async activated(more: object = {}) {
    const card = await this.made({ program: PHYSICAL, ...more });
    await this.drive('card-orders', card.order, 'PRODUCED');
    await this.status(card.token, 'ACTIVE');
    return card;
  }

  async card(cardToken: string, profileId = PERSONAL) {
    return (await this.call('cardGet', { params: { profileId, cardToken } })).body;
  }

  status(cardToken: string, status: string, profileId = PERSONAL): Promise<Answer> {
    return this.call('cardStatusUpdate', { params: { profileId, cardToken }, body: { status } });
  }

  async permissions(cardToken: string): Promise<Record<string, string>> {
    const { body } = await this.call('cardPermissionsGet', { params: { profileId: PERSONAL, cardToken } });
    return Object.fromEntries(
      body.permissions.map((p: { type: string; isEnabled: boolean; isLocked: boolean }) => [
        p.type,
        `${p.isEnabled ? 'on' : 'off'}${p.isLocked ? ', locked' : ''}`,
      ]),
    );
  }
}

/** The first thing an error says, of whichever form. */
export function refused({ status, body }: Answer) {
  const { code, path } = body?.errors?.[0] ?? {};
  return { status, code, path };
}
