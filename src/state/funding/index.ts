export { receiveBankTransfer } from '../transfers/index.ts';
export { type Funding, type FundingWish, fundFromBalance, fundTransfer, listPayments } from './fund.ts';
