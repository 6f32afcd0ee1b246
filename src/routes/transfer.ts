import { fundTransfer, listPayments } from '../state/funding/index.ts';
import {
  cancelTransfer,
  createThirdPartyTransfer,
  createTransfer,
  listTransfers,
  requireNoc,
  requirePayout,
  requireReceipt,
  requireThirdPartyTransfer,
  requireTransfer,
  requireUsReceipt,
  transferForm,
} from '../state/transfers/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { speaks } from './views/dialect.ts';
import { readFunding, showFunding, showPayment } from './views/payment.ts';
import { showPayout } from './views/payout.ts';
import {
  readPartnerLicenceTransfer,
  readThirdPartyTransfer,
  showAnyTransfer,
  showThirdPartyTransfer,
} from './views/third-party-transfer.ts';
import { readNewTransfer, readTransferQuery, showTransfer } from './views/transfer.ts';
import { layOutNoc, layOutReceipt, layOutUsReceipt } from './views/transfer-papers.ts';
import { readRequirements, showTransferForm } from './views/transfer-requirements.ts';

export const transferRoutes: HandlersOf<'transfer'> = {
  transferList: ({ world, actor, query }) =>
    reply(200, listTransfers(world, actor, readTransferQuery(query)).map(showAnyTransfer)),
  transferCreate: ({ world, actor, body }) =>
    reply(200, showTransfer(createTransfer(world, actor, readNewTransfer(body)))),
  transferGet: ({ world, actor, params }) =>
    reply(200, showAnyTransfer(requireTransfer(world, actor, params.transferId))),
  transferCancel: ({ world, actor, params }) =>
    reply(200, showAnyTransfer(cancelTransfer(world, actor, params.transferId))),
  transferRequirementsValidate: ({ world, actor, body }) =>
    reply(200, showTransferForm(transferForm(world, actor, readRequirements(body)))),
  transferThirdPartyCreate: ({ world, actor, params, body }) => {
    const transfer = createThirdPartyTransfer(world, actor, params.profileId, readThirdPartyTransfer(body));
    return reply(200, showThirdPartyTransfer(transfer));
  },
  transferThirdPartyGetV1: ({ world, actor, params: { profileId, transferId } }) =>
    reply(200, showThirdPartyTransfer(requireThirdPartyTransfer(world, actor, profileId, transferId))),
  transferThirdPartyGet: ({ world, actor, params: { profileId, transferId } }) =>
    reply(200, showThirdPartyTransfer(requireThirdPartyTransfer(world, actor, profileId, transferId))),
  transferFund: ({ world, actor, params, body }) => {
    const funding = fundTransfer(world, actor, readFunding(params, body));
    return reply(speaks(world, 'transfer.funding-status') ? 201 : 200, showFunding(funding));
  },
  transferPaymentsList: ({ world, actor, params }) =>
    reply(200, listPayments(world, actor, params.transferId).map(showPayment)),
  transferPayoutInfoGet: ({ world, actor, params }) =>
    reply(200, showPayout(requirePayout(world, actor, params.transferId))),
  transferReceiptGet: ({ world, actor, params }) =>
    reply(200, layOutReceipt(requireReceipt(world, actor, params.transferId))),
  transferUsCombinedReceiptGet: ({ world, actor, params }) =>
    reply(200, layOutUsReceipt(requireUsReceipt(world, actor, params.transferId))),
  transferNocGet: ({ world, actor, params }) => reply(200, layOutNoc(requireNoc(world, actor, params.transferId))),
  transferPartnerLicenceCreate: ({ world, actor, params, body }) => {
    const transfer = createThirdPartyTransfer(world, actor, params.profileId, readPartnerLicenceTransfer(body));
    return reply(200, showThirdPartyTransfer(transfer));
  },
};
