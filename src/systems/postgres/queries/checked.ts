// What the two checks of statements share: the window, the few that stand out, their texts, and the plan of the worst.
import { notChecked, noticed, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { CheckContext } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import type { Session } from '../session.ts';
import { queryCounters } from './counters.ts';
import { genericPlan } from './plan.ts';
import { queryTexts, type QueryText } from './text.ts';
import { queryWindows, type QueryWindow, type QueryWindows } from './window.ts';
import { words } from './words.ts';

const AT_MOST = 10;
/** A window is short and a report is daily: what stood out is told for a day, unless it was measured again. */
const TOLD_MS = 86_400_000;

export interface Judged {
  readonly severity: Noticed['severity'];
  readonly reason: string;
  readonly text: (query: string) => Text;
}

export interface QueryRule {
  readonly check: string;
  /** From so many calls on, a window without trouble says that it is over. */
  readonly enoughCalls: number;
  /** `ms` is the length of the window. */
  judge(query: QueryWindow, ms: number): Judged | undefined;
}

export async function checkedQueries(session: Session, context: CheckContext, rule: QueryRule): Promise<CheckResult> {
  const counted = await queryCounters(session);
  if (counted.state === 'not-counted') return notChecked(counted.reason);
  const windows = queryWindows(counted.queries, context);
  if (windows === undefined) return notChecked(words.firstLook());
  const found = await standOut(session, { windows, rule, now: context.now });
  const shown = new Set(found.map(({ subject }) => subject));
  const still = counted.queries
    .filter(({ id }) => !shown.has(id))
    .flatMap(({ id }) => stillTold(id, { context, rule, windows }));
  return noticed([...found, ...still].slice(0, AT_MOST), examined(windows));
}

interface Looking {
  readonly windows: QueryWindows;
  readonly rule: QueryRule;
  readonly now: Date;
}

async function standOut(session: Session, { windows, rule, now }: Looking): Promise<Noticed[]> {
  const judged = windows.queries
    .map((query) => ({ query, judged: rule.judge(query, windows.ms) }))
    .filter((one): one is { query: QueryWindow; judged: Judged } => one.judged !== undefined)
    .toSorted((a, b) => b.query.ms - a.query.ms)
    // Our own and administrative statements fall out once their text is known.
    .slice(0, AT_MOST * 2);
  if (judged.length === 0) return [];
  const texts = await queryTexts(
    session,
    judged.map(({ query }) => query.id),
  );
  const about = { windowSeconds: Math.round(windows.ms / 1000), at: now.toISOString() };
  const found = judged.flatMap(({ query, judged: why }) => {
    const text = texts.get(query.id);
    return text?.shown === undefined ? [] : [{ text, noticed: noticedOf(query, why, { ...about, query: text.shown }) }];
  });
  return withPlan(session, found);
}

function noticedOf(
  query: QueryWindow,
  { severity, reason, text }: Judged,
  about: { query: string } & JsonObject,
): Noticed {
  const { id, before, ...numbers } = query;
  const values = { ...about, reason, ...numbers, callsBefore: before.calls, meanMsBefore: before.meanMs };
  return { subject: id, severity, values, text: text(about.query) };
}

/** Of the first, which took most time. */
async function withPlan(
  session: Session,
  found: readonly { readonly text: QueryText; readonly noticed: Noticed }[],
): Promise<Noticed[]> {
  const [worst, ...others] = found;
  if (worst === undefined) return [];
  const plan = await genericPlan(session, worst.text.text);
  const first = { ...worst.noticed, values: { ...worst.noticed.values, ...plan } };
  return [first, ...others.map((one) => one.noticed)];
}

function stillTold(
  id: string,
  { context, rule, windows }: Omit<Looking, 'now'> & { context: CheckContext },
): Noticed[] {
  const told = context.past.finding(rule.check, id);
  if (told === undefined) return [];
  const measured = windows.queries.find((query) => query.id === id);
  if (measured !== undefined && measured.calls >= rule.enoughCalls) return [];
  const { at } = told.values;
  if (typeof at !== 'string' || context.now.getTime() - Date.parse(at) > TOLD_MS) return [];
  const { subject, severity, values, text } = told;
  return [{ subject, severity, values, text }];
}

function examined({ queries, ms, fresh, evicted }: QueryWindows): Text {
  const said = words.looked({ count: queries.length, window: ms });
  const all = fresh === 0 ? said : words.lookedFresh({ said, count: fresh });
  return evicted === 0 ? all : words.lookedEvicted({ said: all, count: evicted });
}
