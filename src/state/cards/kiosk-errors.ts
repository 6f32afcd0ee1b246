/** What may go wrong at a kiosk: before it takes a request, and while it prints. */
import errorsJson from '../../../fixtures/reference/kiosk-errors.json' with { type: 'json' };

export type RequestErrorCode = keyof typeof errorsJson.request;
export type ProductionErrorCode = keyof typeof errorsJson.production;

export const isRequestError = (code: string): code is RequestErrorCode => Object.hasOwn(errorsJson.request, code);

export const isProductionError = (code: string): code is ProductionErrorCode =>
  Object.hasOwn(errorsJson.production, code);

export const describeRequestError = (code: RequestErrorCode): string => errorsJson.request[code];
export const describeProductionError = (code: ProductionErrorCode): string => errorsJson.production[code];

/** Every code that turns a request down. */
export const requestErrorCodes = Object.keys(errorsJson.request) as RequestErrorCode[];
