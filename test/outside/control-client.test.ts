import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Call, type ControlClient, ControlError, controlClient, controlOver } from '../../src/control.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let url: string;
let control: ControlClient;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  url = await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
  control = controlClient(`${url}/`);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

/** Every method with the calls it makes, told by making them on nobody. */
async function methodsOf(client: (made: Call[]) => object): Promise<ReadonlyMap<string, string>> {
  const made: Call[] = [];
  const found = new Map<string, string>();
  const walk = async (value: object, name: string): Promise<void> => {
    for (const [key, inner] of Object.entries(value)) {
      const path = name === '' ? key : `${name}.${key}`;
      if (typeof inner !== 'function') await walk(inner, path);
      else {
        await inner(...Array.from({ length: inner.length }, (_, i) => `x${i}`));
        const { method, path: called } = made.pop() ?? { method: '', path: '' };
        found.set(path, `${method} ${called.split('?')[0]}`);
      }
    }
  };
  await walk(client(made), '');
  return found;
}

const recording = (made: Call[]): ControlClient =>
  controlOver(async call => {
    made.push(call);
    return { status: 200, type: 'application/json', text: '{}' };
  });

/** Pages and pictures for people. */
const isPage = (call: string): boolean => /^GET (\/docs(\/|$)|\/_localwise\/console\/)/.test(call);

test('each call of the control interface has its method, and each method its call', async () => {
  const { calls } = await control.overview();
  const methods = await methodsOf(recording);
  const known = calls.filter(call => !isPage(call));
  const patterns = known.map(call => new RegExp(`^${call.replace(/[.$]/g, '\\$&').replace(/\{\w+\}/g, 'x\\d')}$`));
  const made = [...methods.values()];
  expect(known.filter((_, i) => made.filter(one => patterns[i]?.test(one)).length !== 1)).toEqual([]);
  expect([...methods].filter(([, one]) => !patterns.some(pattern => pattern.test(one)))).toEqual([]);
});

describe('what is refused', () => {
  test('is an error with its status, code, words and place', async () => {
    const error = await control.clock.advance({ by: 'P1X' }).catch(caught => caught);
    expect(error).toBeInstanceOf(ControlError);
    expect(error).toMatchObject({ name: 'ControlError', status: 400, code: 'NOT_VALID', path: 'by' });
    expect(error.message).toMatch(/duration/);
    await expect(control.worlds.get('nowhere')).rejects.toMatchObject({ status: 404, path: 'name' });
  });

  test('names everything that is wrong', async () => {
    const wish = { mode: 'stopped', now: 'noon' } as never;
    await expect(control.clock.set(wish)).rejects.toThrow(
      /mode must be one of .*; now must be a moment|now must be a moment.*; mode/,
    );
  });

  test('may come from something that is no localwise', async () => {
    const answering = (status: number, type: string, text: string) => controlOver(async () => ({ status, type, text }));
    const gateway = { status: 502, code: '', message: '<h1>Bad gateway</h1>', path: '' };
    await expect(answering(502, 'text/html', '<h1>Bad gateway</h1>').health()).rejects.toMatchObject(gateway);
    await expect(answering(504, '', '').health()).rejects.toThrow('status 504');
  });
});

test('an id in a path is one segment of it, whatever it holds', async () => {
  const made: Call[] = [];
  await recording(made).resources.get('transfers', 'a/b?c');
  expect(made[0]?.path).toBe('/_localwise/resources/transfers/a%2Fb%3Fc');
});
