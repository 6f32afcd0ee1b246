import { importBankTransaction, importSwift } from '../simulations/arrivals.ts';
import { playAuthorisation, playClearing, playReversal } from '../simulations/card-payments.ts';
import { driveProduction } from '../simulations/kiosks.ts';
import { topUpBalance } from '../simulations/payins.ts';
import { driveTransfer } from '../simulations/transfers.ts';
import { passAllVerifications, passVerification } from '../simulations/verification.ts';
import { latestCardTransactions } from '../state/card-payments/index.ts';
import { addUseCase, blockingRequirements, giveSimulated, judge } from '../state/kyc/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readTopUp, showTopUp } from './views/balance.ts';
import { readProductionWish } from './views/card-production.ts';
import { readAuthorisation, readCount, readFollowUp, showPlayed, showPlayedList } from './views/card-simulation.ts';
import { readImport, readSwiftIn, showSwiftMessage } from './views/incoming-payment.ts';
import { readReviewRef, readVerdict, showSimulated } from './views/kyc-review.ts';
import { showAnyTransfer } from './views/third-party-transfer.ts';

export const simulationRoutes: HandlersOf<'simulation'> = {
  simulationTransferStateChange: ({ world, actor, params }) =>
    reply(200, showAnyTransfer(driveTransfer(world, actor, params.transferId, params.status))),
  simulationVerification: ({ world, actor, params }) => {
    passVerification(world, actor, params.profileId);
    return reply(200, undefined);
  },
  simulationVerifyProfile: ({ world, actor }) => {
    passAllVerifications(world, actor);
    return reply(200, undefined);
  },
  simulationBalanceTopup: ({ world, actor, body }) =>
    reply(200, showTopUp(world, topUpBalance(world, actor, readTopUp(body)))),
  simulationCardTransactionAuthorisation: ({ world, actor, params, body }) =>
    reply(200, showPlayed(world, playAuthorisation(world, actor, params, readAuthorisation(body)))),
  simulationCardTransactionClearing: ({ world, actor, params, body }) =>
    reply(200, showPlayed(world, playClearing(world, actor, params, readFollowUp(body)))),
  simulationCardTransactionReversal: ({ world, actor, params, body }) =>
    reply(200, showPlayed(world, playReversal(world, actor, params, readFollowUp(body)))),
  simulationCardTransactions: ({ world, actor, params, query }) => {
    const count = readCount(query.limit);
    return reply(200, showPlayedList(latestCardTransactions(world, actor, params.profileId, params.cardToken, count)));
  },
  simulationCardProduction: ({ world, actor, params, body }) => {
    driveProduction(world, actor, params.profileId, params.cardToken, readProductionWish(body));
    return reply(200, undefined);
  },
  simulationKycReviewRequirementsList: ({ world, actor, params }) =>
    reply(200, showSimulated(blockingRequirements(world, actor, readReviewRef(params)))),
  simulationKycReviewRequirementsAdd: ({ world, actor, params }) => {
    addUseCase(world, actor, readReviewRef(params));
    return reply(202, undefined);
  },
  simulationKycReviewRequirementsSubmit: ({ world, actor, params, body }) => {
    giveSimulated(world, actor, readReviewRef(params), body.requirement ?? '');
    return reply(202, undefined);
  },
  simulationKycReviewVerify: ({ world, actor, params, body }) => {
    judge(world, actor, readReviewRef(params), readVerdict(body));
    return reply(202, undefined);
  },
  simulationBankTransactionImport: ({ world, actor, params, body }) => {
    importBankTransaction(world, actor, params.profileId, readImport(body));
    return reply(201, undefined);
  },
  simulationSwiftIn: ({ world, actor, params, body }) =>
    reply(200, showSwiftMessage(importSwift(world, actor, params.profileId, readSwiftIn(body)))),
};
