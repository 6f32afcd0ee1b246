import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one process from every other: its number alone does not, since numbers are given anew. */
export interface Being {
  readonly pid: number;
  /** Where numbers of processes mean the same: one boot of one machine, and one container on it. */
  readonly realm: string;
  /** When it began, by a clock of that realm; null where the system does not say. */
  readonly began: string | null;
}

/** This very process. */
export const being = (): Being => ({ pid: process.pid, realm: realm(), began: beginningOf(process.pid) ?? null });

/** Whether that process can be looked up from here. */
export const isNear = (other: Being): boolean => typeof other.realm === 'string' && other.realm === realm();

/** Whether a process of this realm still runs, and is not another one that has its number now. */
export function isAlive({ pid, began }: Being): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return began === null || beginningOf(pid) === began;
}

/** On Linux, one boot and one namespace of processes; elsewhere containers have no processes of their own. */
function realm(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return `${process.platform} ${hostname()}`;
  }
}

/**
 * The time of its start in the kernel's ticks; undefined for one that ended and that nobody has taken note of, as in
 * containers without an init process. The state stands behind the name, which is in brackets.
 */
function beginningOf(pid: number): string | undefined {
  try {
    const [state, ...facts] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];
    return state === 'Z' || state === 'X' ? undefined : facts[18];
  } catch {
    return undefined;
  }
}
