import { defaultOptions } from '../../../src/config.ts';
import { buildServer } from '../../../src/server.ts';
import { code, table } from './sections.ts';

/** What each call of the control interface does. A call that is not named here stops the README from being written. */
const does: Readonly<Record<string, string>> = {
  'GET /_localwise': 'what there is to call; in a browser, the console',
  'GET /_localwise/health':
    'version, operations emulated, worlds, uptime, and whether what happens is on disk: `persistence`',
  'GET /_localwise/metrics':
    'requests and durations by operation, worlds, webhooks, memory and event loop as Prometheus text',
  'GET /_localwise/worlds':
    'lists worlds with their clocks and counts, those that rest on disk, and those planned for their first use',
  'GET /_localwise/worlds/{name}': 'one world',
  'PUT /_localwise/worlds/{name}':
    'creates or replaces one: `{seed, randomSeed, clock, settings, lazy}`, all optional; as a copy: `{from: {world, ' +
    'snapshot}, randomSeed, settings}`; or from what was exported: `{document}`',
  'DELETE /_localwise/worlds/{name}': 'forgets one',
  'POST /_localwise/reset': 'back to the seed',
  'POST /_localwise/snapshots': 'keeps the world as it is: `{name}`, optional',
  'GET /_localwise/snapshots': 'lists what was kept',
  'POST /_localwise/snapshots/{name}/restore': 'puts the world back',
  'DELETE /_localwise/snapshots/{name}': 'forgets a snapshot',
  'GET /_localwise/export': 'the whole world as one JSON document, secrets in clear',
  'POST /_localwise/import': 'a world from such a document; a broken one is refused with the place and the reason',
  'GET /_localwise/clock': 'what the clock shows, and what is pending',
  'PUT /_localwise/clock': 'sets, freezes or releases it: `{now, mode, force}`',
  'POST /_localwise/clock/advance':
    'moves it forward and fires what falls due: `{by: "P14D"}`, `{by: "P1M"}` or `{to}`',
  'GET /_localwise/lifecycles': 'every state machine as data, with a Mermaid diagram',
  'GET /_localwise/resources': 'the kinds of records',
  'GET /_localwise/resources/{type}': 'the records of a kind, newest first',
  'GET /_localwise/resources/{type}/{id}': 'a record with its history and the moves it may make',
  'POST /_localwise/resources/{type}/{id}/transitions':
    'drives a move with all its effects: `{to, reason}`, and facts of the move such as `reasonCode` of a bounce, or `amount` and `from` of money that is moved between settlements',
  'GET /_localwise/transfers/{id}/issues': 'what keeps a transfer from going on',
  'POST /_localwise/transfers/{id}/issues': 'opens an issue: `{code}`; an unknown code is refused with all there are',
  'DELETE /_localwise/transfers/{id}/issues/{code}': 'solves an issue; with the last one the transfer goes on',
  'POST /_localwise/transfers/{id}/payout-failures':
    'a payout attempt fails and the transfer stays where it is: `{reasonCode, description}`, both optional',
  'POST /_localwise/cards/{token}/transactions':
    'a merchant asks for money: `{amount, currency}`, and optionally `type`, `entry` (`CHIP`, `ECOM`, `CONTACTLESS`, ' +
    '`MAGSTRIPE`, `WALLET`), `mcc`, `merchant`, `fees`, `preAuthorisation`, `wrong` (`PIN`, `CVV`, `EXPIRY_DATE`), ' +
    '`declineReason`, `declineDetail`',
  'POST /_localwise/card-transactions/{id}/refunds': 'gives back what was paid by card: `{amount, currency}`',
  'POST /_localwise/cards/{token}/3ds-challenges':
    'a purchase online asks its cardholder first: `{amount, currency, mcc, merchant, channel, expiresAfter}`; the answer ' +
    'has the reference as its `id`',
  'GET /_localwise/clients/{client}': 'an application, and where it may have users sent back to',
  'PUT /_localwise/clients/{client}': 'registers or changes one: `{name, key, secret, redirectUris}`',
  'POST /_localwise/kyc-reviews':
    'starts a review of any trigger: `{profileId, type, id, currencies, requirements: [["KEY", "OR_KEY"]], requiredIn: "P7D"}`; ' +
    'its transitions take `require`, `remove`, `give`, `verify`, `reject`, `additional`, `graceDays`, `expireLink`',
  'POST /_localwise/profiles/{profileId}/required-evidences':
    'asks for evidence, or for other evidence: `{required: ["INCOME"], outcome}`',
  'PUT /_localwise/clients/{client}/transfer-terms':
    'the kinds of transfers an application may make: `{kinds: ["standard", "third-party", "partner-licence"]}`',
  'POST /_localwise/disputes/{id}/updates':
    'writes something about a dispute that may be invisible, and tells of it: `{withdrawable}`, optional',
  'GET /_localwise/settings': 'how this world behaves',
  'POST /_localwise/settings':
    'changes that: `{dialect, sca, tokens, consent, autoAdvance, recipientEvents, paymentApprovals, originatorAccounts, ' +
    'swiftRefundCharge, payoutFailure, kyc, requiredEvidences, disputeForms, disputeSubStatuses, support, cards, rateLimit, latencyMs, webhooks}`',
  'GET /_localwise/users/{id}/public-keys': 'the keys a user signs one-time tokens with',
  'POST /_localwise/users/{id}/public-keys': 'uploads such a key, RSA of 2048 bits or more: `{pem}`',
  'DELETE /_localwise/users/{id}/public-keys/{keyId}': 'takes a key away',
  'POST /_localwise/profiles/{id}/sca':
    'asks one profile for strong authentication `always`, `never`, or by the settings (`auto`): `{policy}`',
  'GET /_localwise/requests':
    'the journal: what was asked and answered, and why not; filters `operationId`, `status`, `since`, `unmatched`',
  'DELETE /_localwise/requests': 'empties the journal',
  'GET /_localwise/coverage':
    'operations, statuses and fields of replies exercised so far, against the contract; `all=true` for all worlds, ' +
    '`format=text` for a table, filter `operationId`',
  'DELETE /_localwise/coverage': 'begins it anew, with `all=true` for all worlds',
  'POST /_localwise/rates': 'sets a mid-market rate: `{source, target, rate}`',
  'GET /_localwise/rates': 'the rates that were set',
  'DELETE /_localwise/rates': 'forgets the rates that were set',
  'GET /_localwise/clients/{client}/bulk-terms': 'what was agreed with an application on settling in bulk',
  'PUT /_localwise/clients/{client}/bulk-terms':
    'agrees on that: `{enabled, crossCurrency, collateral: [{value, currency}], refundUrl}`',
  'GET /_localwise/clients/{client}/pricing-terms': 'what was agreed with an application on its prices',
  'PUT /_localwise/clients/{client}/pricing-terms':
    'agrees on that: `{swiftOur, largestVariable, largestFixed, pricing: {variable, fixed}}`; `pricing` is what its ' +
    'customers pay where a quote says nothing',
  'POST /_localwise/quotes/{id}/notices':
    'says something about a quote: `{type, text, link}`; of one that is `BLOCKED` no transfer is made',
  'POST /_localwise/payins':
    'money arrives for any account details: `{profileId, currency, amount}`, and if you like `account` (a number of theirs), ' +
    '`rail` (`LOCAL` or `SWIFT`), `reference` and `sender` (`{name, account, bankCode, address}`)',
  'POST /_localwise/overdrafts': 'how far a profile may overdraw its balances: `{profileId, amount, currency}`',
  'POST /_localwise/faults':
    'a failure on demand: `{match: {operationId, method, path, header}, times, nth, every, probability, delayMs, then}`, where ' +
    '`then` is `{status, body, headers}`, `{drop: "before"}`, `{drop: "after"}`, `{truncate: true}` or `{hang: true}`',
  'GET /_localwise/faults': 'lists faults with how often they have struck',
  'GET /_localwise/faults/{id}': 'one fault',
  'DELETE /_localwise/faults': 'ends all faults',
  'DELETE /_localwise/faults/{id}': 'ends one fault',
  'PUT /_localwise/overrides':
    'answers or decides otherwise, as this document says: `{overrides: [{name, match: {operationId, method, path, header, ' +
    'body}, times, reply, outcome, unchecked}]}`, where `reply` is `{status, replace, patch, headers}` and `outcome` is ' +
    '`approve`, `reject` or `hold`',
  'GET /_localwise/overrides': 'that document, with how often each was followed',
  'DELETE /_localwise/overrides': 'ends all overrides',
  'GET /_localwise/scenarios':
    'the values that bring something about by themselves, and what may be ordered of which operations',
  'GET /_localwise/events': 'every event there is: levels, versions, what causes it, and a sample of each payload',
  'POST /_localwise/events':
    'raises any of them now: `{eventType}`, and optionally `profileId`, `resourceId`, `clientId`, and `data` with fields ' +
    'of the payload that are to say something else',
  'GET /_localwise/webhooks/deliveries': 'deliveries; filters `eventType`, `subscription`, `state`',
  'GET /_localwise/webhooks/deliveries/{id}': 'one delivery with every attempt, request and response',
  'POST /_localwise/webhooks/deliveries/{id}/replay': 'sends it again',
  'PUT /_localwise/webhooks/mode': '`deliver`, `hold`, `duplicate` or `shuffle`: `{mode}`',
  'POST /_localwise/webhooks/exam':
    'examines a receiver of webhooks: `{url}`, and if you like `timeoutMs`, `stateUrl` and `transferId`',
  'POST /_localwise/webhooks/listeners':
    'has all that happens told to an address, in the newest versions: `{url, eventTypes}`; to be repeated when ' +
    'applications or profiles have come',
  'GET /_localwise/webhooks/listeners': 'who listens, and to what',
  'DELETE /_localwise/webhooks/listeners/{id}': 'ends a listener, and what was on its way there',
  'GET /_localwise/webhooks/public-key.pem': 'what webhook signatures are verified with',
  'GET /_localwise/ca.pem':
    'the certificate authority that clients trust to call by [https](#https-and-compiled-in-hosts)',
  'GET /_localwise/logos/{name}': 'the marks of the providers in a comparison',
  'POST /_localwise/cases/{id}/comments':
    'Wise answers a support case: `{comment, status}`; with a status it moves there too',
  'POST /_localwise/cards/{token}/manual-provisioning': 'raises a provisioning that the partner must answer',
  'POST /_localwise/cards/{token}/kiosk-errors': 'lets the next kiosk turn the card down: `{errorCode}`',
  'PUT /_localwise/card-orders/{id}/requirements/{type}': 'sets where a requirement of an order stands: `{status}`',
  'GET /openapi.json': 'the contract, as it is served',
  'GET /docs': 'its reference page',
};

/** Files that belong to the reference page and to the console. */
const isPartOfPage = (call: string): boolean => /^GET \/(docs|_localwise\/console)\//.test(call);

export async function controlSection(): Promise<string> {
  const server = await buildServer(defaultOptions({ seed: 'empty' }));
  const { calls } = (await server.app.inject({ url: '/_localwise' })).json<{ calls: readonly string[] }>();
  await server.close();
  const shown = calls.filter(call => !isPartOfPage(call));
  const unknown = shown.filter(call => does[call] === undefined);
  if (unknown.length > 0)
    throw new Error(`say what they do in test/support/generate/control.ts: ${unknown.join(', ')}`);
  return table(
    ['Call', 'What it does'],
    shown.map(call => [code(call), does[call] ?? '']),
  );
}
