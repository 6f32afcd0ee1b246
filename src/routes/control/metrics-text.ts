import { BOUNDS_MS, type Timing } from '../plugins/timings.ts';

export interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Labels and value. A sample of a histogram says which of its series it belongs to. */
  readonly samples: readonly (readonly [labels: Readonly<Record<string, string>>, value: number, series?: string])[];
}

/** How the process is doing. */
export interface Vitals {
  readonly node: string;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
  readonly externalBytes: number;
  readonly cpuMs: number;
  readonly loopBusyMs: number;
  /** Of the event loop, since it was last asked about. */
  readonly lagMs: { readonly mean: number; readonly p99: number; readonly max: number };
}

/** The text format of Prometheus. */
export const writeMetrics = (metrics: readonly Metric[]): string =>
  metrics
    .map(({ name, type, help, samples }) => {
      const lines = samples.map(([labels, value, series = '']) => `${name}${series}${written(labels)} ${value}\n`);
      return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
    })
    .join('');

function written(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const seconds = (ms: number): number => Number((ms / 1e3).toPrecision(9));

export function timingMetrics(timings: ReadonlyMap<string, Timing>): readonly Metric[] {
  const all = [...timings].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = all.flatMap(([operation, { byClass }]) =>
    byClass.flatMap((count, kind) => (count === 0 ? [] : [[{ operation, status: `${kind}xx` }, count] as const])),
  );
  return [
    { name: 'localwise_requests_total', type: 'counter', help: 'Requests, by how they ended.', samples: counts },
    {
      name: 'localwise_request_duration_seconds',
      type: 'histogram',
      help: 'From a request to its answer.',
      samples: all.flatMap(([operation, timing]) => distribution(operation, timing)),
    },
  ];
}

function distribution(operation: string, { buckets, sumMs }: Timing): Metric['samples'] {
  let count = 0;
  const upTo = buckets.map((more, i) => {
    count += more;
    const bound = BOUNDS_MS[i];
    return [{ operation, le: bound === undefined ? '+Inf' : String(seconds(bound)) }, count, '_bucket'] as const;
  });
  return [...upTo, [{ operation }, seconds(sumMs), '_sum'], [{ operation }, count, '_count']];
}

/** Under the names that dashboards for Node know. */
export function vitalMetrics({ lagMs, ...vitals }: Vitals): readonly Metric[] {
  const facts: readonly (readonly [string, Metric['type'], string, number])[] = [
    ['process_start_time_seconds', 'gauge', 'When the process began, since 1970.', seconds(vitals.startedAtMs)],
    ['process_cpu_seconds_total', 'counter', 'Time that the process has computed for.', seconds(vitals.cpuMs)],
    ['process_resident_memory_bytes', 'gauge', 'Memory of the process.', vitals.residentBytes],
    ['nodejs_heap_size_used_bytes', 'gauge', 'Of which in use on the heap.', vitals.heapUsedBytes],
    ['nodejs_external_memory_bytes', 'gauge', 'And beside the heap.', vitals.externalBytes],
    ['nodejs_eventloop_busy_seconds_total', 'counter', 'Time the event loop was at work.', seconds(vitals.loopBusyMs)],
    ['nodejs_eventloop_lag_mean_seconds', 'gauge', 'Lag since the last scrape.', seconds(lagMs.mean)],
    ['nodejs_eventloop_lag_p99_seconds', 'gauge', 'Lag since the last scrape.', seconds(lagMs.p99)],
    ['nodejs_eventloop_lag_max_seconds', 'gauge', 'Lag since the last scrape.', seconds(lagMs.max)],
  ];
  return facts.map(([name, type, help, value]) => ({ name, type, help, samples: [[{}, value]] }));
}
