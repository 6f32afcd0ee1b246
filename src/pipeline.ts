/** What every request passes, in its order, up to the one who answers it. */
import Fastify, { type FastifyInstance } from 'fastify';
import type { Options } from './config.ts';
import type { OperationRow } from './contract/generated/operations.ts';
import { type KeyRing, publicKeys } from './outside/key-ring.ts';
import { lazily } from './outside/package-files.ts';
import { drawing } from './outside/qr-code.ts';
import { pause, stopwatch } from './outside/system-clock.ts';
import { readMultipart, requireUploadFolder } from './outside/uploads.ts';
import { auth } from './routes/plugins/auth.ts';
import { bodies } from './routes/plugins/bodies.ts';
import { cardData } from './routes/plugins/card-data.ts';
import { answerUnroutable, errors } from './routes/plugins/errors.ts';
import { faults } from './routes/plugins/faults.ts';
import { installationKeys } from './routes/plugins/installation-keys.ts';
import { jose } from './routes/plugins/jose.ts';
import { type JournalOptions, journaling } from './routes/plugins/journal.ts';
import { latency } from './routes/plugins/latency.ts';
import { limits } from './routes/plugins/limits.ts';
import { type ObservingOptions, observing } from './routes/plugins/observing.ts';
import { pictures } from './routes/plugins/pictures.ts';
import { tracing } from './routes/plugins/tracing.ts';
import { unmatched } from './routes/plugins/unmatched.ts';
import { type ReplyChecking, replyCheck, replyFindings, validation } from './routes/plugins/validation.ts';
import type { ContractDocument } from './routes/plugins/validators.ts';
import { stripWorld, worldPlugin } from './routes/plugins/world.ts';
import type { Worlds } from './simulations/worlds.ts';

export type Log = (level: 'error' | 'info', message: string) => void;

/** The server without anything in it. */
export const newApp = (bodyLimit: number): FastifyInstance =>
  Fastify({
    logger: false,
    bodyLimit,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    frameworkErrors: answerUnroutable,
    rewriteUrl: stripWorld,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
  });

/** The contract's own validators hold requests and replies; Fastify's would only be loaded and never used. */
const noCompiler = () => (): never => {
  throw new Error('routes have no schemas of their own');
};

/** Where what was asked and answered is kept and counted. */
export type Records = Omit<JournalOptions & ObservingOptions, 'stopwatch'>;

/** What happens to every request before anybody reads its body. */
export async function surround(app: FastifyInstance, worlds: Worlds, records: Records, log: Log): Promise<void> {
  await app.register(worldPlugin, { worlds });
  await app.register(tracing);
  await app.register(journaling, { ...records, stopwatch });
  await app.register(observing, { ...records, stopwatch });
  await app.register(errors, { onBug: (error, trace) => log('error', `${trace} ${describe(error)}`) });
  await app.register(unmatched);
  await app.register(faults);
  await app.register(latency, { pause });
  await app.register(auth);
  await app.register(limits);
}

/** How a body is read, opened, and held against the contract. */
export async function understand(
  app: FastifyInstance,
  options: Pick<Options, 'bodyLimitBytes' | 'keepUploads'>,
  keyRing: KeyRing,
  document: () => ContractDocument,
): Promise<void> {
  if (options.keepUploads !== null) requireUploadFolder(options.keepUploads);
  const uploads = { limitBytes: options.bodyLimitBytes, keepIn: options.keepUploads };
  await app.register(bodies, { readMultipart: (stream, type) => readMultipart(stream, type, uploads) });
  await app.register(jose, { envelopes: joseFor(keyRing) });
  await app.register(validation, { document });
  await app.register(installationKeys, { read: names => publicKeys(keyRing, names) });
  await app.register(cardData, { envelopes: cardDataFor(keyRing) });
  await app.register(pictures, { drawing });
}

const joseFor = (keyRing: KeyRing) =>
  lazily(async () => (await import('./outside/envelopes.ts')).joseEnvelopes(keyRing));

const cardDataFor = (keyRing: KeyRing) =>
  lazily(async () => (await import('./outside/card-envelopes.ts')).cardEnvelopes(keyRing));

/** How answers are held against the contract: our own, and those that an override has changed. */
export const replyRules = (app: FastifyInstance, checking: ReplyChecking, log: Log) => ({
  checkReply: replyCheck(
    () => app.validators(),
    checking,
    message => log('error', message),
  ),
  findings: (row: OperationRow, status: number, body: unknown) => replyFindings(app.validators(), row, status, body),
});

/** An error as whoever reads the log wants it. */
export const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
