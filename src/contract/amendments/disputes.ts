import { type Amendment, schema } from '../amendment.ts';

const own = 'the document against its own examples';

export const disputeAmendments: readonly Amendment[] = [
  {
    where: ['disputeDynamicFlowStep/parameters/1/schema/enum', 'disputeSubmit/parameters/1/schema/enum'],
    what: { set: ['MASTERCARD', 'VISA', 'mastercard', 'visa'] },
    why: 'the pages of the questionnaire lead to addresses with the network in small letters',
    source: own,
  },
  {
    where: schema('Dispute', '/properties/subStatus/enum'),
    what: {
      set: [
        'SUBMITTED',
        'IN_REVIEW',
        'REFUNDED',
        'REJECTED',
        'WITHDRAWN',
        'CONFIRMED',
        'REFUND_IN_PROGRESS',
        'ATTEMPTING_RECOVERY',
        'RECOVERY_UNSUCCESSFUL',
        'ACCEPTED',
        'CHARGEBACK_SUBMITTED',
      ],
    },
    why: 'a world may show disputes in the older list of sub-statuses, which has two more',
    source: 'older documentation of disputes',
  },
];
