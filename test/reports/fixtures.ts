// Fixtures: a small fleet on one morning, as the examples of what people read tell it.
import type { Change, Plan, StepRecord } from '../../src/core/change.ts';
import type { Finding, Outcome } from '../../src/core/finding.ts';
import type { Sample, Unit } from '../../src/core/sample.ts';
import type { Inspection } from '../../src/core/system.ts';
import type { Text } from '../../src/core/words.ts';
import type { ScheduledInput } from '../../src/reports/scheduled.ts';
import type { NamedSystem } from '../../src/reports/views.ts';
import { said } from './words.ts';

/** Tuesday 24 November 2026, 09:00 in Seoul. */
export const now = new Date('2026-11-24T00:00:00Z');
const GB = 1024 ** 3;

const gauge = (id: string, unit: Unit, title: Text, better: 'less' | 'more' | 'neither' = 'less') => ({
  id,
  unit,
  title,
  better,
});

export const systems: readonly NamedSystem[] = [
  {
    kind: 'redis',
    title: said.redis(),
    gauges: [
      gauge('redis.memory-percent', 'percent', said.memory()),
      gauge('redis.hits', 'percent', said.hitRate(), 'more'),
    ],
    remedies: [{ id: 'redis.expire-idle-keys', title: said.cleanUp(), risk: 'low' }],
  },
  {
    kind: 'postgres',
    title: said.postgres(),
    gauges: [
      gauge('postgres.dead-percent', 'percent', said.deadRows()),
      gauge('postgres.index-bytes', 'bytes', said.indexBytes()),
      gauge('postgres.insert-ms', 'ms', said.insertTime()),
      gauge('postgres.connections', 'count', said.connections(), 'neither'),
    ],
    remedies: [
      { id: 'postgres.vacuum', title: said.vacuum(), risk: 'low' },
      { id: 'postgres.drop-duplicate-index', title: said.dropDuplicate(), risk: 'medium' },
    ],
    checks: ['reachable', 'connections', 'duplicate-index', 'query-plans', 'version'].map((name) => ({
      id: `postgres.${name}`,
      facet: 'health' as const,
      title: said.reachable(),
    })),
  },
  {
    kind: 'host',
    title: said.host(),
    gauges: [gauge('host.disk-used-percent', 'percent', said.disk())],
    remedies: [],
  },
];

export function inspection(
  target: string,
  kind: string,
  outcomes: readonly Outcome[],
  samples: readonly Sample[] = [],
): Inspection {
  return { target, kind, at: now.toISOString(), tookMs: 420, outcomes, samples };
}

export function ok(target: string, check: string, title: Text, examined?: Text): Outcome {
  return { target, check, title, state: 'ok', ...(examined && { examined }) };
}

export function found(title: Text, first: Finding, ...rest: readonly Finding[]): Outcome {
  return { target: first.target, check: first.check, title, state: 'finding', findings: [first, ...rest] };
}

export function unchecked(target: string, check: string, title: Text, reason: Text): Outcome {
  return { target, check, title, state: 'not-checked', reason };
}

export const memoryFull: Finding = {
  check: 'redis.memory',
  target: 'cache',
  subject: '',
  severity: 'critical',
  values: { usedPercent: 91, daysToFull: 3 },
  text: said.memoryFull({ used: 91, days: 3 }),
  remedy: 'redis.expire-idle-keys',
};

export function duplicate(n: number): Finding {
  return {
    check: 'postgres.duplicate-index',
    target: 'pg-main',
    subject: `public.orders.orders_customer_idx${n}`,
    severity: 'warning',
    values: { bytes: 1.2 * GB },
    text: said.duplicate({ index: `orders_customer_idx${n}`, twin: 'orders_customer_created_idx', size: 1.2 * GB }),
    remedy: 'postgres.drop-duplicate-index',
  };
}

export const oldVersion: Finding = {
  check: 'postgres.version',
  target: 'pg-main',
  subject: '',
  severity: 'info',
  values: { version: '17.2' },
  text: said.oldVersion(),
};

export const diskFull: Finding = {
  check: 'host.disk',
  target: 'host-1',
  subject: '/var',
  severity: 'critical',
  values: { usedPercent: 86 },
  text: said.diskFull({ mount: '/var', used: 86 }),
};

export const noConnections: Finding = {
  check: 'postgres.connections',
  target: 'pg-main',
  subject: '',
  severity: 'critical',
  values: { used: 97, limit: 97, idle: 61 },
  text: said.noConnections({ used: 97, limit: 97, idle: 61 }),
};

export function sample(target: string, id: string, value: number, more: Partial<Sample> = {}): Sample {
  return { target, gauge: id, subject: '', value, unit: 'percent', at: now.toISOString(), ...more };
}

const samplesBefore = [
  sample('pg-main', 'postgres.dead-percent', 31),
  sample('host-1', 'host.disk-used-percent', 86, { subject: '/var' }),
  sample('cache', 'redis.memory-percent', 84),
];

const pgSamples = [sample('pg-main', 'postgres.dead-percent', 4)];
const hostSamples = [sample('host-1', 'host.disk-used-percent', 71, { subject: '/var' })];

const cache = (outcome: Outcome): Inspection =>
  inspection(
    'cache',
    'redis',
    [ok('cache', 'redis.reachable', said.reachable()), outcome, ok('cache', 'redis.hit-rate', said.hitRate())],
    [sample('cache', 'redis.memory-percent', 85)],
  );

export const pgMain = (...outcomes: readonly Outcome[]): Inspection =>
  inspection(
    'pg-main',
    'postgres',
    [
      ok('pg-main', 'postgres.reachable', said.reachable()),
      ok('pg-main', 'postgres.connections', said.connections(), said.connectionsExamined()),
      ...outcomes,
    ],
    pgSamples,
  );

export const host1 = (...outcomes: readonly Outcome[]): Inspection =>
  inspection(
    'host-1',
    'host',
    [
      ok('host-1', 'host.reachable', said.reachable()),
      ok('host-1', 'host.disk', said.disk(), said.diskExamined()),
      ...outcomes,
    ],
    hostSamples,
  );

const graphMissing = unchecked('graph', 'neo4j.page-cache', said.pageCache(), said.community());
const graph = (...outcomes: readonly Outcome[]) =>
  inspection('graph', 'neo4j', [ok('graph', 'neo4j.reachable', said.reachable()), ...outcomes]);
const vectors = inspection('vectors', 'milvus', [ok('vectors', 'milvus.reachable', said.reachable())]);

const plansMissing = unchecked('pg-main', 'postgres.query-plans', said.queryPlans(), said.needsReadAll());
const servicesMissing = unchecked('host-1', 'host.services', said.services(), said.noSystemd());

const plan: Plan = {
  remedy: 'postgres.drop-duplicate-index',
  target: 'pg-main',
  identity: { systemIdentifier: '7301', version: '17' },
  risk: 'medium',
  title: said.dropTitle({ target: 'pg-main' }),
  why: said.dropWhy({ index: 'orders_customer_idx', twin: 'orders_customer_created_idx', size: 1.2 * GB }),
  steps: [
    {
      verb: 'postgres.drop-index',
      args: { schema: 'public', index: 'orders_customer_idx' },
      text: { key: 'core.literal', params: { text: 'DROP INDEX CONCURRENTLY public.orders_customer_idx' } },
    },
  ],
  tests: [{ verb: 'postgres.index-covered', args: {}, text: said.twinValid({ twin: 'orders_customer_created_idx' }) }],
  evidence: [said.evidenceScans(), said.evidenceWrites()],
  cost: {
    locks: said.dropLocks(),
    time: said.dropTime({ ms: 41_000 }),
    space: said.dropSpace({ size: 1.2 * GB }),
    outage: said.none(),
  },
  undo: { possible: true, text: said.dropUndo() },
  proof: {
    gauges: [{ gauge: 'postgres.index-bytes', subject: '' }],
    text: said.dropProof(),
  },
  detail:
    'DROP INDEX CONCURRENTLY public.orders_customer_idx;\n-- undo\nCREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders USING btree (customer_id);\n',
};

export const proposed: Change = {
  id: 42,
  plan,
  hash: '7f3a91d0c4be55aa7f3a91d0c4be55aa7f3a91d0c4be55aa7f3a91d0c4be55aa',
  state: 'proposed',
  requestedBy: 'U0OPERATOR',
  requestedAt: '2026-11-24T05:02:00Z',
  expiresAt: '2026-11-25T05:02:00Z',
  votesNeeded: 1,
  votes: [],
  measures: [],
  replyTo: {},
};

const approved = {
  votes: [{ by: 'U0APPROVER1', at: '2026-11-24T05:05:00Z' }],
  decidedBy: 'U0APPROVER1',
  decidedAt: '2026-11-24T05:05:00Z',
};

export const running: Change = { ...proposed, ...approved, state: 'running', startedAt: '2026-11-24T05:05:10Z' };
export const done: Change = {
  ...running,
  state: 'done',
  endedAt: '2026-11-24T05:05:51Z',
  outcome: said.freed({ size: 1.2 * GB }),
  measures: [
    { gauge: 'postgres.index-bytes', subject: '', unit: 'bytes', before: 2.4 * GB, after: 1.2 * GB },
    { gauge: 'postgres.insert-ms', subject: '', unit: 'ms', before: 0.31, after: 0.27 },
  ],
};
export const ended = (state: Change['state'], outcome: Text): Change => ({
  ...running,
  state,
  endedAt: '2026-11-24T05:25:10Z',
  outcome,
});

export const vacuumed: Change = {
  ...done,
  id: 41,
  plan: {
    ...plan,
    remedy: 'postgres.vacuum',
    risk: 'low',
    title: said.vacuumTitle({ target: 'pg-main' }),
    why: said.vacuumWhy(),
    undo: { possible: false, text: said.none() },
    proof: { gauges: [{ gauge: 'postgres.dead-percent', subject: '' }], text: said.deadRows() },
  },
  startedAt: '2026-11-23T17:04:00Z',
  endedAt: '2026-11-23T17:05:51Z',
  measures: [{ gauge: 'postgres.dead-percent', subject: '', unit: 'percent', before: 31, after: 4 }],
};

export const vacuumSteps: readonly StepRecord[] = ['public.orders', 'public.order_items'].map((table, n) => ({
  n,
  phase: 'act',
  step: { verb: 'postgres.vacuum', args: { table }, text: said.vacuum() },
  state: 'done',
  result: {},
  said: said.vacuumed({ table, rows: 31_204 + n }),
  fence: 1,
}));

export const waiting: readonly Change[] = [1, 2, 3, 4].map((n) => ({
  ...proposed,
  id: 50 + n,
  requestedAt: '2026-11-22T03:00:00Z',
  expiresAt: `2026-11-24T${String(8 + n).padStart(2, '0')}:00:00Z`,
}));

/** The example of a day with something to do. */
export const busy: ScheduledInput = {
  kind: 'daily',
  now,
  lateMs: 0,
  systems,
  inspections: [
    cache(found(said.memory(), memoryFull)),
    pgMain(plansMissing, found(said.version(), oldVersion)),
    graph(graphMissing),
    vectors,
    host1(servicesMissing),
  ],
  firstSeen: () => undefined,
  previous: { at: '2026-11-23T00:00:00Z', findings: [diskFull], samples: samplesBefore },
  muted: [],
  waiting,
  running: [],
  finished: [vacuumed],
  nextAt: '2026-11-25T00:00:00Z',
  tookMs: 2112,
  page: 'p1',
};

/** A day on which nothing needs anybody. */
export const quiet: ScheduledInput = {
  ...busy,
  inspections: [cache(ok('cache', 'redis.memory', said.memory())), pgMain(), graph(), vectors, host1()],
  previous: { at: '2026-11-23T00:00:00Z', findings: [], samples: [] },
  waiting: [],
  finished: [],
};

/** Everything at once: an unanswered target, an error, groups, mutes, a change nobody could see the end of. */
export const stormy: ScheduledInput = {
  ...busy,
  lateMs: 7_800_000,
  down: { from: '2026-11-23T23:40:00Z', to: '2026-11-24T02:10:00Z' },
  inspections: [
    cache(found(said.memory(), memoryFull)),
    pgMain(plansMissing, found(said.duplicates(), duplicate(1), duplicate(2), duplicate(3), duplicate(4))),
    inspection('pg-reports', 'postgres', [
      found(said.reachable(), {
        check: 'postgres.reachable',
        target: 'pg-reports',
        subject: '',
        severity: 'critical',
        values: {},
        text: said.refused(),
      }),
    ]),
    host1(servicesMissing, {
      target: 'host-1',
      check: 'host.backup',
      title: said.backup(),
      state: 'error',
      reason: said.tooSlow(),
    }),
  ],
  firstSeen: (key) => (key.includes('redis') ? '2026-11-22T01:00:00Z' : '2026-11-23T20:00:00Z'),
  previous: {
    at: '2026-11-23T00:00:00Z',
    findings: [{ ...memoryFull, severity: 'warning', values: { usedPercent: 84 } }, duplicate(1), diskFull],
    samples: samplesBefore,
  },
  muted: [
    { finding: 'host-1/host.disk', until: '2026-11-27T09:00:00Z', reason: 'new disk on Friday', by: 'U0OPERATOR' },
  ],
  running: [{ ...ended('unknown', said.unseen()), id: 43 }],
  finished: [vacuumed, { ...ended('failed', said.stopped()), id: 44 }],
};
