import type { FastifyInstance } from 'fastify';
import type { Options } from './config.ts';
import { type Addresses, certificatesFor, Doors, type ListenWish } from './doors.ts';
import { evictIdleWorlds } from './eviction.ts';
import { loadDocuments, readDocuments } from './init.ts';
import { keepWorlds } from './keeping.ts';
import { readConsoleFile } from './outside/console-files.ts';
import { KeyRing } from './outside/key-ring.ts';
import { readSeed } from './outside/package-files.ts';
import { print } from './outside/printing.ts';
import { readVitals } from './outside/process-vitals.ts';
import { readReferenceAsset } from './outside/reference-assets.ts';
import { after, systemClock } from './outside/system-clock.ts';
import { WebhookExaminer } from './outside/webhook-examiner.ts';
import { WebhookPump } from './outside/webhook-pump.ts';
import { WorldAlarms } from './outside/world-alarms.ts';
import { followOverrides } from './overrides-file.ts';
import { describe, type Log, newApp, replyRules, surround, understand } from './pipeline.ts';
import { controlRoutes } from './routes/control/index.ts';
import { contractFacts } from './routes/control/override-wish.ts';
import { hostedRoutes } from './routes/hosted/index.ts';
import { callbackProbe } from './routes/plugins/callback-probe.ts';
import { Coverage } from './routes/plugins/coverage.ts';
import { dispatch } from './routes/plugins/dispatch.ts';
import { faultEndings } from './routes/plugins/fault-endings.ts';
import { Journal } from './routes/plugins/journal.ts';
import { replyFields } from './routes/plugins/reply-fields.ts';
import { Timings } from './routes/plugins/timings.ts';
import { version } from './routes/version.ts';
import { renderDelivery } from './routes/views/events.ts';
import { readMoment } from './routes/views/moments.ts';
import { openContract } from './served.ts';
import { Seeder, type SeedReader } from './simulations/seeding.ts';
import { Worlds } from './simulations/worlds.ts';
import { company } from './state/index.ts';
import { defaultSettings, instant, type Settings, type SystemClock, type World } from './state/kernel/index.ts';

export interface Server {
  readonly app: FastifyInstance;
  readonly worlds: Worlds;
  readonly webhooks: WebhookPump;
  /** Listens at its address, and by https where that is wanted. */
  listen(at?: ListenWish): Promise<Addresses>;
  close(): Promise<void>;
}

export interface Wiring {
  readonly system?: SystemClock;
  /** Told of what the server wants to say; nothing secret is among it. */
  readonly log?: Log;
}

/** Puts a server together; it does not listen yet. */
export async function buildServer(options: Options, wiring: Wiring = {}): Promise<Server> {
  const log = wiring.log ?? (() => {});
  const system = wiring.system ?? systemClock;
  const documents = await readDocuments(options.init);
  const worlds = openWorlds(options, system, seed => documents.seed(seed) ?? readSeed(seed, options.seed));
  const { served, legacy, document } = await openContract(options.contract, text => log('error', text));
  const fieldsOf = replyFields(document);
  const records = {
    journal: new Journal(options.journalSize),
    coverage: new Coverage(fieldsOf),
    timings: new Timings(),
  };
  worlds.watch({ onDelete: name => records.coverage.retire(name) });
  const app = newApp(options.bodyLimitBytes);
  const { letGo, settle, ...kept } = await keepWorlds(app, worlds, options, log);
  const keyRing = new KeyRing({ dataDir: options.data, seed: options.randomSeed || null });
  const webhooks = deliverWebhooks(app, worlds, keyRing, log);
  ringAlarms(app, worlds, system);
  const report = (problem: string, error: unknown) => log('error', `${problem}: ${describe(error)}`);
  const beside = [(name: string) => void kept.snapshots.forgetAll(name), (name: string) => records.journal.clear(name)];
  evictIdleWorlds(app, worlds, { policy: options.evictIdleWorlds, system, settle, beside, report });
  await surround(app, worlds, records, log);
  await understand(app, options, keyRing, document);
  await app.register(callbackProbe, { probe: (world, wish) => webhooks.probe(world, wish) });
  await app.register(faultEndings, { after });
  await app.register(dispatch, { served, legacy, print, ...replyRules(app, options.checkReplies, log) });
  const certificates = options.tls ? certificatesFor(options) : undefined;
  await app.register(controlRoutes, {
    worlds,
    ...kept,
    ...records,
    fieldsOf,
    vitals: readVitals,
    attempts: webhooks.attempts,
    served,
    document,
    validators: () => app.loadValidators(),
    system,
    publicKeyPem: () => keyRing.publicPem(),
    authorityPem: async () => certificates?.authority(),
    patience: (world: World) => webhooks.patience(world),
    asset: readReferenceAsset,
    consoleFile: readConsoleFile,
    examiner: examinerFor(app, keyRing),
  });
  await app.register(hostedRoutes);
  const doors = new Doors(app, options, certificates, error => report('https', error));
  // Whatever still runs while the server closes is saved, too.
  const close = () => Promise.all([doors.close(), app.close()]).then(letGo);
  const contract = async () => contractFacts(served, await app.loadValidators());
  await loadDocuments({ app, worlds, system, log }, documents)
    .then(() => followOverrides(app, options.overrides, { worlds, contract, log }))
    .catch(error => close().then(() => Promise.reject(error)));
  return { app, worlds, webhooks, listen: at => doors.open(at), close };
}

/** Calls the receivers that are examined, until the server closes. */
function examinerFor(app: FastifyInstance, keyRing: KeyRing): WebhookExaminer {
  const examiner = new WebhookExaminer({ keyRing, version });
  app.addHook('onClose', async () => examiner.close());
  return examiner;
}

/** Sends what worlds have to tell, after each change of theirs. */
function deliverWebhooks(app: FastifyInstance, worlds: Worlds, keyRing: KeyRing, log: Log): WebhookPump {
  const pump = new WebhookPump({
    keyRing,
    render: renderDelivery,
    version,
    isServed: world => worlds.get(world.name) === world,
    onProblem: error => log('error', `webhooks: ${describe(error)}`),
  });
  watchWorlds(worlds, world => pump.wake(world));
  app.addHook('onClose', async () => pump.close());
  return pump;
}

/** Lets what falls due in a running world happen without anybody asking. */
function ringAlarms(app: FastifyInstance, worlds: Worlds, system: SystemClock): void {
  const alarms = new WorldAlarms({ system, find: name => worlds.get(name) });
  watchWorlds(worlds, world => alarms.set(world));
  worlds.watch({ onDelete: name => alarms.callOff(name), onRest: name => alarms.callOff(name) });
  app.addHook('onClose', async () => alarms.close());
}

/** Tells of every change, and of the worlds that are there already. */
function watchWorlds(worlds: Worlds, onCommit: (world: World) => void): void {
  worlds.watch({ onCommit });
  for (const world of worlds.all()) onCommit(world);
}

/** The worlds of a server, which nothing is told of yet. */
export function openWorlds(options: Options, system: SystemClock, read: SeedReader): Worlds {
  const { dialect, tokens, sca, consent } = options;
  return new Worlds({
    company,
    system,
    most: options.maxWorlds,
    seeder: new Seeder(read),
    defaults: {
      seed: options.seed,
      randomSeed: options.randomSeed || String(system.now()),
      clock: options.clock ? { mode: 'frozen', now: instant(readMoment(options.clock) ?? 0) } : undefined,
      settings: {
        dialect,
        tokens,
        sca,
        consent,
        webhooks: dialect === 'recorded' ? recordedWebhooks : defaultSettings.webhooks,
      },
    },
  });
}

/** As the service was recorded: callback addresses are public ones, and are called before they are subscribed. */
const recordedWebhooks: Settings['webhooks'] = { urlPolicy: 'strict', probeOnCreate: true, mode: 'deliver' };
