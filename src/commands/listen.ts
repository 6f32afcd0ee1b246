import { OptionError } from '../config.ts';
import { type Forwarded, openForwarder } from '../outside/webhook-forwarder.ts';
import { exits, type Run, type Wish } from './command.ts';
import { explained } from './events.ts';
import { gistOf } from './gist.ts';
import { type Registration, stayRegistered } from './registration.ts';
import { Remote } from './remote.ts';
import type { Terminal } from './terminal.ts';

/** Prints what a world delivers, and forwards it, until the user has had enough. */
export const listen: Run = async (wish, terminal) => {
  const { to, eventTypes, callbackHost } = planOf(wish);
  const remote = Remote.of(wish, terminal);
  const interruption = terminal.interruption();
  const forwarder = await openForwarder({
    to,
    // A server that does not call this machine by its loopback address comes in from elsewhere.
    host: callbackHost === LOOPBACK ? LOOPBACK : '0.0.0.0',
    onForwarded: forwarded => tell(forwarded, wish, terminal),
  });
  const registration: Registration = { url: `http://${callbackHost}:${forwarder.port}/`, eventTypes };
  try {
    await stayRegistered(remote, registration, {
      stop: interruption,
      onRegistered: count => welcome(count, remote, to, terminal),
      onTrouble: text => terminal.note(text),
    });
  } catch (error) {
    throw await explained(error, eventTypes ?? []);
  } finally {
    await forwarder.close();
  }
  return exits.fine;
};

const LOOPBACK = '127.0.0.1';

function planOf({ given }: Wish) {
  const { forwardTo: to = null, events, callbackHost = LOOPBACK } = given;
  if (to !== null && !(URL.canParse(to) && /^https?:$/.test(new URL(to).protocol)))
    throw new OptionError(`--forward-to must be an address such as http://localhost:3000/wise; it is '${to}'`);
  const eventTypes = events
    ?.split(',')
    .map(type => type.trim())
    .filter(type => type !== '');
  if (eventTypes?.length === 0) throw new OptionError('--events needs the names of events, with commas between them');
  return { to, eventTypes, callbackHost };
}

function welcome(count: number, { world, url }: Remote, to: string | null, { note, paint }: Terminal): void {
  const where = to === null ? 'they are printed, and answered with 200' : `they go to ${paint.bold(to)}`;
  note(`Listening to ${count} kinds of events in the world ${world} at ${url}; ${where}. Ctrl-C ends it.`);
}

function tell({ body, headers, status, error, tookMs }: Forwarded, { given }: Wish, terminal: Terminal): void {
  if (given.json) {
    const { 'x-delivery-id': delivery = null } = headers;
    terminal.print(JSON.stringify({ delivery, status, error, durationMs: tookMs, event: parsed(body) }));
    return;
  }
  const { dim, bold, good, bad } = terminal.paint;
  const { type, time, about } = gistOf(parsed(body));
  const ended = status === null ? bad(error ?? '') : (status < 300 ? good : bad)(String(status));
  const why = status !== null && error !== null ? `, ${error}` : '';
  const line = [dim(time), bold(type), ...about].filter(part => part !== '').join('  ');
  terminal.print(`${line}  → ${ended}${why} ${dim(`${tookMs} ms`)}`);
  if (given.printBody) terminal.print(body);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
