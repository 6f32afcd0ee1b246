import type { Sandbox } from '../sandbox.ts';
import { Saver } from '../saver.ts';
import { PERSONAL } from '../sender.ts';
import type { Request, Subjects } from './subjects.ts';

/** An account, and somebody else who holds more than they may. */
export interface Holdings {
  readonly account: number;
  readonly profileId: number;
  readonly token: string;
  readonly breach: number;
  readonly recipient: number;
}

export async function holdTooMuch(sandbox: Sandbox): Promise<Holdings> {
  const account = (await sandbox.call('mcaGet', { params: own })).body.id;
  const saver = await Saver.in(sandbox);
  await saver.holding(21_000, 'SGD');
  const { profileId, token } = saver;
  const [{ id: breach }] = await saver.breaches();
  return { account, profileId, token, breach, recipient: await saver.recipient() };
}

const own = { profileId: PERSONAL };
const KEY = { 'x-idempotence-uuid': '2d5c1c1a-3c2f-4f5e-9b0a-5d7f3f1f2a13' };

/** Requests about accounts, totals and limits that are answered well. */
export function holdingRequests({ conversion, recipient, holdings }: Subjects): Readonly<Record<string, Request>> {
  const { account, profileId, token, breach } = holdings;
  return {
    balanceCapacity: { params: own, query: { currency: 'SGD' } },
    totalFunds: { params: { ...own, currency: 'EUR' } },
    balanceGetV1: { query: { profileId: PERSONAL } },
    balanceConvertV1: { params: { borderlessAccountId: account }, headers: KEY, body: { quoteId: conversion } },
    mcaGet: { params: own },
    mcaAvailableCurrenciesGet: { params: own },
    mcaPayinCurrenciesGet: { params: own },
    mcaEligibilityGet: { query: { country: 'US', state: 'CA' } },
    excessMoneyAccount: { params: own, body: { recipientId: recipient } },
    holdLimitBreachList: { params: { profileId }, query: { state: 'OPEN' }, token },
    holdLimitBreachClose: {
      params: { profileId, holdLimitBreachId: breach },
      token,
      body: { targetRecipientId: holdings.recipient, state: 'CLOSED' },
    },
  };
}
