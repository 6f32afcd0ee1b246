import type { Actor } from '../access/index.ts';
import {
  advance,
  begin,
  hexDigits,
  insert,
  type MoveDetails,
  type Problem,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { disputeFileLifecycle as rules } from '../lifecycles/dispute-file.ts';
import { requireProfile } from '../profiles/index.ts';
import { type DisputeFile, disputeFiles } from './record.ts';

/** A file as it was handed in. */
export type FileFacts = Pick<DisputeFile, 'field' | 'filename' | 'mimetype' | 'sizeBytes' | 'sha256'>;

const LARGEST_BYTES = 10_000_000;
const ID_DIGITS = 7;
const types: readonly string[] = ['image/png', 'image/jpeg', 'image/jpg', 'application/pdf'];
const endings = /\.(png|jpe?g|pdf)$/i;

/**
 * Takes files that are to support a dispute. Each may be referred to for two hours.
 * @throws Refusal `access.forbidden`, `dispute.no-file`, `request.too-large`, `dispute.wrong-file-type`
 * @source disputeFileUpload; disputeFileUploadV3
 * @assumed pictures as PNG or JPEG and PDF, of at most 10 MB each; a file of no stated type goes by its name
 */
export function keepFiles(
  world: World,
  actor: Actor,
  profileId: number,
  files: readonly FileFacts[],
): readonly DisputeFile[] {
  requireProfile(world, actor, profileId);
  if (files.length === 0) refuse('dispute.no-file', {});
  for (const { field, filename, mimetype, sizeBytes } of files) {
    if (sizeBytes > LARGEST_BYTES) refuse('request.too-large', { path: field, limitBytes: LARGEST_BYTES });
    const stated = mimetype !== '' && mimetype !== 'application/octet-stream';
    const fits = stated ? types.includes(mimetype.toLowerCase()) : endings.test(filename);
    if (!fits) refuse('dispute.wrong-file-type', { path: field, type: mimetype, arguments: [field, mimetype] });
  }
  return files.map(facts => keep(world, profileId, facts));
}

function keep(world: World, profileId: number, facts: FileFacts): DisputeFile {
  const row = { ...facts, id: unusedId(world), status: rules.initial, profileId, createdAt: world.now } as DisputeFile;
  const file = insert(world, disputeFiles, row);
  begin(world, rules, file);
  return file;
}

function unusedId(world: World): string {
  let id = hexDigits(world, ID_DIGITS);
  while (world.table(disputeFiles).get(id)) id = hexDigits(world, ID_DIGITS);
  return id;
}

/**
 * The file's two hours are over.
 * @throws Refusal `dispute.no-such-file`, `dispute.file-expired`
 * @source disputeFileUpload
 */
export function expireFile(world: World, id: string, details: MoveDetails = {}): void {
  const file = world.table(disputeFiles).get(id) ?? refuse('dispute.no-such-file', { id });
  requireMove(rules, file, 'expire', 'dispute.file-expired');
  advance(world, rules, id, 'expire', details);
}

/**
 * Makes sure that the profile may refer to these files now.
 * @throws Refusal `dispute.no-such-file` for unknown and expired ones alike
 * @assumed one file may support several disputes
 */
export function requireFiles(world: World, profileId: number, ids: Readonly<Record<string, string>>): void {
  const problems: Problem[] = Object.entries(ids).flatMap(([name, id]) => {
    const file = world.table(disputeFiles).get(id);
    if (file?.profileId === profileId && file.status === 'usable') return [];
    const message = 'The file is unknown, or was handed in more than two hours ago';
    return [{ code: 'NOT_VALID', message, path: `files.${name}`, arguments: [id] }];
  });
  if (problems.length > 0) refuse('dispute.no-such-file', { problems });
}
