/** When the agent of a world whose settings ask for one takes a case up, and when they give it up. */
import { type Duration, hours, isKeptFrom, later, schedule, unschedule, type World } from '../kernel/index.ts';

/** What the agent does about a case, by the names under which it stands on the agenda. */
export const REPLY = 'support-agent-reply';
export const GIVE_UP = 'support-agent-give-up';

/** How long a case is held open for the partner to answer. */
const PATIENCE = hours(72);

const ownerOf = (caseId: number): string => `support-agent:${caseId}`;

/** The agent stops doing anything about a case. */
export const dismissAgent = (world: World, caseId: number): void => unschedule(world, ownerOf(caseId));

/** The partner has said something: the agent, if there is one, will answer. */
export function callAgent(world: World, caseId: number): void {
  const { agent, replyAfterMs } = world.settings.support;
  const isSilent = agent === 'off' || isKeptFrom(world, 'case', caseId, 'solve');
  plan(world, caseId, REPLY, isSilent ? undefined : replyAfterMs);
}

/**
 * The agent has answered, and waits to hear back.
 * @source guide on technical support
 */
export const awaitPartner = (world: World, caseId: number): void => plan(world, caseId, GIVE_UP, PATIENCE);

function plan(world: World, caseId: number, what: typeof REPLY | typeof GIVE_UP, after: Duration | undefined): void {
  dismissAgent(world, caseId);
  if (after !== undefined) schedule(world, later(world.now, after), what, ownerOf(caseId), { caseId });
}
