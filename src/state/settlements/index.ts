import { type Family, machine } from '../kernel/index.ts';
import { settlementLifecycle } from '../lifecycles/settlement.ts';
import { compareAgain, matchSettlement, rejectSettlement } from './match.ts';
import { settlementFate } from './outcomes.ts';
import { receivePart, receiveSettlement } from './receive.ts';
import { settlementCredits, settlements } from './record.ts';
import { orderRefund } from './refund.ts';

export { creditOf } from './credit.ts';
export { refundOrdered, settlementReceived } from './events.ts';
export { type Journal, type Settlement, settlements } from './record.ts';
export { sendJournal } from './send.ts';
export { type Priced, totalsOf, worthOf } from './total.ts';

const settlementMachine = machine({
  lifecycle: settlementLifecycle,
  resource: 'settlements',
  table: settlements,
  verbs: {
    accept: matchSettlement,
    reject: rejectSettlement,
    resend: compareAgain,
    receivePart,
    receive: receiveSettlement,
  },
});

export const settlementFamily: Family = {
  tables: [settlements, settlementCredits],
  machines: [settlementMachine],
  reactions: [orderRefund],
  subjects: [settlementFate],
};
