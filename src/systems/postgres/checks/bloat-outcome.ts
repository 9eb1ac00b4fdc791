// What the two bloat checks share: who is over the limit, and how many could be judged at all.
import { noticed, notChecked, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { Bloat } from '../bloat.ts';
import type { Session } from '../session.ts';
import { words } from './words-bloat.ts';

interface Sized {
  readonly bytes: number;
  readonly ddl: string;
}

export function bloatOutcome<Thing extends Sized>(
  { limits, server }: Session,
  all: readonly Bloat<Thing>[],
  nameOf: (thing: Thing) => Pick<Noticed, 'subject' | 'remedy'>,
): CheckResult {
  const floor = limits.bloatMinimumBytes;
  const hidden = all.filter(({ percent }) => percent === undefined).length;
  if (hidden > 0 && hidden === all.length) {
    return notChecked(words.cannot({ role: server.role, count: hidden, floor }));
  }
  const found = all.flatMap(({ thing, percent = 0, measured }) => {
    const waste = (thing.bytes * percent) / 100;
    const isBloated = percent >= limits.bloatPercent && waste >= floor;
    return isBloated
      ? [{ ...nameOf(thing), ...said(thing, { percent, measured, waste }), severity: severity(percent) }]
      : [];
  });
  const measured = all.filter((one) => one.measured).length;
  const looked = words.looked({ count: all.length, floor, measured });
  return noticed(found, hidden === 0 ? looked : words.hidden({ said: looked, hidden }));

  function severity(percent: number) {
    return percent >= limits.bloatWarnPercent ? ('warning' as const) : ('info' as const);
  }
}

interface Judged {
  readonly percent: number;
  readonly measured: boolean;
  readonly waste: number;
}

function said({ bytes, ddl, ...thing }: Sized, { percent, measured, waste }: Judged) {
  const name = nameIn(thing);
  const about = { name, percent, bytes, waste };
  const reason = measured ? 'measured-by-pgstattuple' : 'estimated-from-statistics';
  return {
    values: { bloatPercent: percent, wastedBytes: waste, bytes, measured, ddl, undo: null, reason },
    text: measured ? words.measured(about) : words.estimated(about),
  };
}

function nameIn(thing: { schema?: string; table?: string; index?: string }): string {
  return [thing.schema, thing.table, thing.index].filter((part) => part !== undefined).join('.');
}
