import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Coverage } from './coverage.ts';
import type { Timings } from './timings.ts';

export interface ObservingOptions {
  readonly coverage: Coverage;
  readonly timings: Timings;
  /** Milliseconds of real time since some moment, with decimals. */
  readonly stopwatch: () => number;
}

/** Counts what was asked and answered. What a fault answered in place of us says nothing about either side. */
export const observing = fp<ObservingOptions>(
  async (app, { coverage, timings, stopwatch }) => {
    app.addHook('onSend', (request, reply, payload, done) => {
      const { row, control, legacy, page } = request.route ?? {};
      if (request.world && !control && !isFaked(request)) {
        const { statusCode } = reply;
        // An older path borrows the row of its operation, and exercises nothing of the contract.
        if (row && !legacy) coverage.record(request.world.name, row, statusCode, payload);
        timings.record(row?.id ?? page ?? 'unmatched', statusCode, stopwatch() - request.cameInAt);
      }
      done(null, payload);
    });
  },
  { name: 'observing', dependencies: ['world', 'journal'] },
);

const isFaked = ({ fault }: FastifyRequest): boolean =>
  fault !== undefined && (fault.silent || (fault.effect !== null && 'status' in fault.effect));
