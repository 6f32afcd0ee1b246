import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { holderOf } from '../../outside/directory-lock.ts';
import { problemsOfKeys } from '../../outside/key-ring.ts';
import { type Finding, fine, hint, problem } from './finding.ts';

/** The folder that worlds are kept in: whether it can be written to, who has it, and the keys in it. */
export async function checkFolder(folder: string | null): Promise<readonly Finding[]> {
  if (folder === null) return [fine('Data', 'in memory; --data DIR keeps it')];
  const facts = await stat(folder).catch(() => undefined);
  if (facts && !facts.isDirectory()) return [problem('Data', `${folder} is a file`, 'name a folder with --data')];
  if (!facts) return [await checkBirthplace(folder)];
  return [await checkWriting(folder), await checkLock(folder), await checkKeys(folder)];
}

/** A folder that is not there is made at the start, inside of the nearest one that is. */
async function checkBirthplace(folder: string): Promise<Finding> {
  let place = dirname(resolve(folder));
  while (!(await stat(place).catch(() => undefined)) && place !== dirname(place)) place = dirname(place);
  return (await mayWrite(place))
    ? fine('Data', `${folder} will be made`)
    : problem('Data', `${folder} cannot be made: this user may not write in ${place}`, 'name another with --data');
}

async function checkWriting(folder: string): Promise<Finding> {
  if (await mayWrite(folder)) return fine('Data', `${folder} can be written to`);
  const who = process.getuid ? ` (it is user ${process.getuid()})` : '';
  return problem('Data', `this user may not write in ${folder}${who}`, 'change its owner, or name another with --data');
}

async function checkLock(folder: string): Promise<Finding> {
  const holder = await holderOf(folder);
  if (holder === undefined) return fine('Lock', 'no server has the folder');
  return hint('Lock', `a localwise has the folder (${holder})`, 'another server needs another folder');
}

async function checkKeys(folder: string): Promise<Finding> {
  const problems = await problemsOfKeys(folder);
  if (problems.length === 0) return fine('Keys', 'all that are kept can be read');
  return problem('Keys', problems.join('; '), 'put a readable key there, or delete it to have a new one made');
}

const mayWrite = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
