// Indexes that nobody scanned for a long time. Evidence is a window that was really observed, never the bare counter.
import { noticed, notChecked, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { Check, CheckContext } from '../../../core/system.ts';
import { indexName } from '../duplicates.ts';
import type { Session } from '../session.ts';
import { countersSince, daysToSeconds, idleSeconds, scannedIndexes, type Counters, type Scanned } from '../unused.ts';
import { words } from './words-indexes.ts';

export const unusedIndex: Check<Session> = {
  id: 'postgres.unused-index',
  facet: 'performance',
  title: words.unused(),
  async run(session, context) {
    const counters = await countersSince(session);
    const indexes = await scannedIndexes(session);
    return judged(indexes, { session, counters, context });
  },
};

interface Around {
  readonly session: Session;
  readonly counters: Counters;
  readonly context: CheckContext;
}

function judged(indexes: readonly Scanned[], { session, counters, context }: Around): CheckResult {
  const { unusedIndexDays: days, unusedIndexBytes: floor } = session.limits;
  const idle = indexes.flatMap((index) => {
    const seconds = idleSeconds(index, counters, context);
    return seconds === undefined ? [] : [{ index, seconds }];
  });
  const long = idle.filter(({ seconds }) => seconds >= daysToSeconds(days));
  const young = idle.filter(({ index, seconds }) => index.scans === 0 && seconds < daysToSeconds(days)).length;
  const window = counters.seconds * 1000;
  if (long.length === 0 && (young > 0 || counters.seconds < daysToSeconds(days))) {
    return notChecked(words.unusedTooEarly({ window, days, young }));
  }
  const looked = words.unusedLooked({ count: indexes.length, floor, window });
  const examined = young === 0 ? looked : words.unusedYoung({ said: looked, young, days });
  return noticed(
    long.map((one) => unused(one, counters)),
    examined,
  );
}

function unused({ index, seconds }: { index: Scanned; seconds: number }, { standbys }: Counters): Noticed {
  const { bytes, scans, rowsRead, writes, ddl, createDdl, partitioned } = index;
  const about = { index: indexName(index), bytes, window: seconds * 1000 };
  const said = scans === 0 ? words.unusedNever({ ...about, writes }) : words.unusedSince({ ...about, scans });
  const idleDays = seconds / daysToSeconds(1);
  const reason = scans === 0 ? 'no-scan-in-window' : 'last-scan-before-window';
  const finding = {
    subject: indexName(index),
    // What a standby reads with it is counted there: then this is no more than half of the evidence.
    severity: standbys > 0 ? ('info' as const) : ('warning' as const),
    values: { bytes, scans, rowsRead, idleDays, scansPerDay: 0, writes, standbys, ddl, undo: createDdl, reason },
    text: standbys > 0 ? words.unusedStandbys({ said, standbys }) : said,
  };
  return partitioned ? finding : { ...finding, remedy: 'postgres.drop-index' };
}
