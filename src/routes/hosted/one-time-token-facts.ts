import { users } from '../../state/access/index.ts';
import { toLabel, type World } from '../../state/kernel/index.ts';
import { findProfile, nameOf } from '../../state/profiles/index.ts';
import { findRecipient } from '../../state/recipients/index.ts';
import { challengesOf, type OneTimeToken } from '../../state/sca/index.ts';
import { findTransfer } from '../../state/transfers/index.ts';
import { showSeconds } from '../views/dates.ts';
import { html, type Shown } from './html.ts';

/** What a customer must know before approving: what, for whom, and until when. */
export function aboutToken(world: World, token: OneTimeToken): Readonly<Record<string, Shown>> {
  const profile = findProfile(world, token.profileId);
  const challenges = challengesOf(world, token);
  return {
    What: token.action ? inWords(token.action.name) : 'Be recognised for the next minutes',
    ...paymentOf(world, token),
    Account: profile && `${nameOf(profile)} (${profile.type} profile ${profile.id})`,
    Customer: world.table(users).get(token.userId)?.email,
    Application: token.clientId ?? 'a program of your own',
    Call: token.action && html`<code>${token.action.place}</code>`,
    'In place of':
      challenges
        .filter(({ passed }) => !passed)
        .map(({ primary }) => primary)
        .join(', ') || undefined,
    'Open until': showSeconds(token.expiresAt),
  };
}

/** How much is paid to whom, where that is what is asked. */
function paymentOf(world: World, { action, profileId }: OneTimeToken): Readonly<Record<string, Shown>> {
  const [, id] = /\/transfers\/(\d+)\/payments$/.exec(action?.place ?? '') ?? [];
  const transfer = id === undefined ? undefined : findTransfer(world, Number(id));
  if (transfer?.profileId !== profileId) return {};
  return {
    Amount: `${toLabel(transfer.charged)}, and ${toLabel(transfer.delivered)} arrive`,
    Recipient: findRecipient(world, transfer.recipientId)?.name,
  };
}

/** `PAYMENT__FUND_TRANSFER` reads `Payment: fund transfer`. */
function inWords(name: string): string {
  const words = name.replace('__', ': ').replaceAll('_', ' ').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
