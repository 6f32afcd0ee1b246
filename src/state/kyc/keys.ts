/** Asked for the money, and not for the customer: being known does not answer it. */
export const INDIA = 'INDIA_TRANSFER_PURPOSE';
