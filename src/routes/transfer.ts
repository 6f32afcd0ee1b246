import { fundTransfer, listPayments } from '../state/funding/index.ts';
import {
  cancelTransfer,
  createTransfer,
  listTransfers,
  requireTransfer,
  transferForm,
} from '../state/transfers/index.ts';
import { gap, type HandlersOf, reply } from './binding.ts';
import { speaks } from './views/dialect.ts';
import { approved, readFunding, showFunding, showPayment } from './views/payment.ts';
import { readNewTransfer, readTransferQuery, showTransfer } from './views/transfer.ts';
import { readRequirements, showTransferForm } from './views/transfer-requirements.ts';

export const transferRoutes: HandlersOf<'transfer'> = {
  transferList: ({ world, actor, query }) =>
    reply(200, listTransfers(world, actor, readTransferQuery(query)).map(showTransfer)),
  transferCreate: ({ world, actor, body }) =>
    reply(200, showTransfer(createTransfer(world, actor, readNewTransfer(body)))),
  transferGet: ({ world, actor, params }) => reply(200, showTransfer(requireTransfer(world, actor, params.transferId))),
  transferCancel: ({ world, actor, params }) =>
    reply(200, showTransfer(cancelTransfer(world, actor, params.transferId))),
  transferRequirementsValidate: ({ world, actor, body }) =>
    reply(200, showTransferForm(transferForm(world, actor, readRequirements(body)))),
  transferThirdPartyCreate: gap('transferThirdPartyCreate'),
  transferThirdPartyGetV1: gap('transferThirdPartyGetV1'),
  transferThirdPartyGet: gap('transferThirdPartyGet'),
  transferFund: ({ world, actor, params, body }) => {
    const funding = fundTransfer(world, actor, readFunding(params, body));
    return reply(speaks(world, 'transfer.funding-status') ? 201 : 200, showFunding(funding), approved);
  },
  transferPaymentsList: ({ world, actor, params }) =>
    reply(200, listPayments(world, actor, params.transferId).map(showPayment)),
  transferPayoutInfoGet: gap('transferPayoutInfoGet'),
  transferReceiptGet: gap('transferReceiptGet'),
  transferUsCombinedReceiptGet: gap('transferUsCombinedReceiptGet'),
  transferNocGet: gap('transferNocGet'),
  transferPartnerLicenceCreate: gap('transferPartnerLicenceCreate'),
};
