import { type IntervalHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks';

let delay: IntervalHistogram | undefined;

/** How this process is doing. The lag of its event loop is watched from the first asking on, and told since the last. */
export function readVitals() {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const vitals = {
    node: process.version,
    startedAtMs: performance.timeOrigin,
    residentBytes: rss,
    heapUsedBytes: heapUsed,
    externalBytes: external,
    cpuMs: (user + system) / 1e3,
    loopBusyMs: performance.eventLoopUtilization().active,
    lagMs: { mean: lagOf(delay?.mean), p99: lagOf(delay?.percentile(99)), max: lagOf(delay?.max) },
  };
  watchLag();
  return vitals;
}

const EVERY_MS = 10;

/** The watch measures from one of its own beats to the next, in nanoseconds; what is beyond a beat is lag. */
const lagOf = (ns: number | undefined): number =>
  ns !== undefined && Number.isFinite(ns) && ns < 1e15 ? Math.max(0, ns / 1e6 - EVERY_MS) : 0;

function watchLag(): void {
  if (delay) {
    delay.reset();
    return;
  }
  delay = monitorEventLoopDelay({ resolution: EVERY_MS });
  delay.enable();
}
