// The plan of a sweep as people read it.
import type { PlanDraft } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { databaseName } from '../gauges.ts';
import type { SweepArgs } from '../idle/args.ts';
import { BATCH, MOST_KEYS } from '../idle/scan.ts';
import type { Survey } from '../idle/survey.ts';
import { words } from '../words-sweep.ts';

// An expiry was measured to cost 44 bytes a key; the list of names takes their length, and a day longer.
const EXPIRY_BYTES = 44;
// The run looks at the same keys and writes to some of them.
const RUN_FACTOR = 1.5;

export interface Sketch {
  readonly sweep: SweepArgs;
  readonly found: Survey;
  readonly replicas: number;
  readonly database: number;
}

export function planOf({ sweep, found, replicas, database }: Sketch): PlanDraft {
  const { keys, bytes } = found;
  const [idle, grace] = [sweep.idleSeconds * 1000, sweep.graceSeconds * 1000];
  const prefixes = sweep.prefixes.join(', ');
  const subject = databaseName(database);
  return {
    title: words.planTitle({ prefixes }),
    why: words.why({ keys, bytes, idle }),
    steps: [{ verb: 'redis.quarantine-keys', args: { ...sweep }, text: words.step({ prefixes, grace }) }],
    tests: [],
    evidence: evidence(sweep, found, replicas),
    cost: {
      locks: words.locks({ batch: BATCH }),
      time: words.time({ time: found.tookMs * RUN_FACTOR }),
      space: words.space({ bytes: keys * EXPIRY_BYTES + found.nameBytes }),
      outage: words.outage(),
    },
    undo: { possible: true, text: words.undo({ grace }) },
    proof: {
      gauges: [
        { gauge: 'redis.keys-without-ttl', subject },
        { gauge: 'redis.keys', subject },
        { gauge: 'redis.used-memory', subject: '' },
      ],
      text: words.proof({ grace }),
    },
    detail: detail(sweep, found),
  };
}

function evidence({ idleSeconds }: SweepArgs, found: Survey, replicas: number): Text[] {
  const first = idleSeconds * 1000;
  const [young, middle, old] = found.ages;
  const types = [...found.types].map(([type, keys]) => `${type} ${keys}`).join(', ');
  return [
    ...found.prefixes.map((counts) => words.byPrefix(counts)),
    words.byAge({ first, second: 2 * first, third: 4 * first, young, middle, old }),
    words.byType({ types }),
    words.biggest({ names: listed(found.biggest.map(({ name, bytes }) => words.sized({ name, bytes }))) }),
    words.examples({ names: found.examples.join(', ') }),
    words.scanned({ scanned: found.scanned, took: found.tookMs }),
    ...(found.isCapped ? [words.capped({ cap: MOST_KEYS })] : []),
    ...(found.notText > 0 ? [words.notText({ keys: found.notText })] : []),
    ...(replicas > 0 ? [words.replicasBlind({ replicas })] : []),
  ];
}

function listed(texts: readonly Text[]): Text {
  const [first, ...others] = texts;
  if (first === undefined) throw new Error('a list of nothing');
  return others.length === 0 ? first : words.listed({ first, others: listed(others) });
}

// A table of names and numbers: the same in every language.
function detail(sweep: SweepArgs, found: Survey): string {
  const rows = [
    ...found.prefixes.map(({ prefix, all, keys, bytes }) => `${prefix}*  ${keys}/${all}  ${bytes} B`),
    ...[...found.types].map(([type, keys]) => `${type}  ${keys}`),
    ...found.biggest.map(({ name, bytes }) => `${JSON.stringify(name)}  ${bytes} B`),
    ...found.examples.map((name) => JSON.stringify(name)),
  ];
  return [JSON.stringify(sweep, undefined, 2), ...rows].join('\n');
}
