// An advised index as the remedy that builds it wants it: looked for again at the moment of the plan.
import type { Text } from '../../../core/words.ts';
import type { Wish } from '../index-wish.ts';
import { queryCounters } from '../queries/counters.ts';
import type { Session } from '../session.ts';
import { advise, type Advice } from './advise.ts';
import { shapeOf } from './candidate.ts';
import { statementsOf, type Statements } from './ddl.ts';
import { words } from './words.ts';

const PLANNING_MS = 10_000;
const PAGE_BYTES = 8192;

export interface AdvisedWish {
  readonly wish: Wish;
  readonly why: Text;
}

/** Undefined: no statement asks for an index of this subject (any more). */
export async function advisedWish(session: Session, subject: string): Promise<AdvisedWish | undefined> {
  if ((await queryCounters(session)).state === 'not-counted') return undefined;
  const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };
  const until = performance.now() + PLANNING_MS;
  const { advice } = await advise(session, { past, now: new Date(), until, wanted: subject });
  const own = advice.find((one) => one.subject === subject);
  if (own === undefined) return undefined;
  const [statements] = await statementsOf(session, [own.candidate]);
  return statements === undefined ? undefined : { wish: wishOf(own, statements), why: whyOf(own) };
}

function wishOf({ candidate }: Advice, { index, ddl, undo }: Statements): Wish {
  const { root, rootSchema, rootName, partitioned, rows, pages, allowed, owner } = candidate.table;
  return {
    tableOid: root,
    schema: rootSchema,
    table: rootName,
    partitioned,
    rows,
    bytes: pages * PAGE_BYTES,
    missing: [],
    index,
    shape: shapeOf(candidate),
    ddl,
    undo,
    shownAs: null,
    allowed,
    owner,
  };
}

function whyOf({ helped, gainPercent, size, writeMs, savedMs, isProved }: Advice): Text {
  const [first] = helped;
  const said = words.why({
    count: helped.length,
    gain: gainPercent,
    before: Math.round(first?.costBefore ?? 0),
    after: Math.round(first?.costAfter ?? 0),
    low: size.lowBytes,
    high: size.highBytes,
    lost: writeMs,
    saved: savedMs,
  });
  return isProved ? said : words.foundEstimate({ said });
}
