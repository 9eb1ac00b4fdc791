// From the workload to the few indexes worth building: what was asked, what could serve it, what each would change, and
// which of them together. Reads and plans only.
import type { Past } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { keyText, madeRedundant, type Candidate } from './candidate.ts';
import { chosen, HELPED, type Choice, type Limits } from './choose.ts';
import { costsOf, type Costed } from './costs.ts';
import { fruitless, isSystem, needOf, surroundings, withColumns, type Fruitless, type Here } from './needs.ts';
import { verified } from './verify.ts';
import { planned, type Planned, type Unplanned } from './planned.ts';
import { buildMs, sizeOf, type Size } from './size.ts';
import { tablesOf, type Index, type Table } from './table.ts';
import { workloadOf, type Workload } from './workload.ts';
import { writeMsOf } from './writes.ts';

const STATEMENTS = 50;
const AT_MOST = 10;
const PER_TABLE = 3;

interface Helped {
  readonly id: string;
  readonly sharePercent: number;
  readonly costBefore: number;
  readonly costAfter: number;
}

export interface Advice {
  readonly candidate: Candidate;
  readonly subject: string;
  readonly helped: readonly Helped[];
  readonly gainPercent: number;
  readonly size: Size;
  readonly buildMs: number;
  readonly writeMs: number;
  readonly savedMs: number;
  readonly redundant: readonly Index[];
  /** No statement that it helps ran in the window. */
  readonly isQuiet: boolean;
  /** By hypopg; else by rule. */
  readonly isProved: boolean;
}

export interface Advised {
  readonly advice: readonly Advice[];
  readonly workload: Workload;
  /** Statements looked at, and why the others brought nothing. */
  readonly examined: number;
  readonly without: ReadonlyMap<Fruitless, number>;
  /** The planner was asked with hypothetical indexes. */
  readonly isProved: boolean;
}

export interface Asking {
  readonly past: Past;
  readonly now: Date;
  /** Plans no more after this moment (performance.now()). */
  readonly until: number;
  /** Advised lately, by subject: told again while it would pay over the whole time, for a window is short. */
  isRemembered?(subject: string): boolean;
  /** Somebody asks for this one: it need not be the best. */
  readonly wanted?: string;
}

export async function advise(session: Session, asking: Asking): Promise<Advised> {
  const [here] = await session.rows<Here>('advice-begin');
  if (here === undefined) throw new Error('no answer about extensions');
  try {
    return await advised(session, here, asking);
  } finally {
    // Fails only on a line that is gone, and then what broke it is the news.
    await session.rows('advice-end').catch(() => undefined);
  }
}

async function advised(session: Session, here: Here, asking: Asking): Promise<Advised> {
  const { until } = asking;
  const workload = await workloadOf(session, asking, STATEMENTS);
  const without = new Map<string, Fruitless>();
  const read: Planned[] = [];
  for (const asked of workload.asked) {
    const one = performance.now() > until ? undefined : await planned(session, asked);
    if (one === undefined) without.set(asked.id, 'late');
    else if (isRefused(one)) without.set(asked.id, one.isDenied ? 'denied' : 'refused');
    else read.push(one);
  }
  const named = read.flatMap(({ scans }) => scans.filter(({ schema }) => !isSystem(schema)));
  const tables = await tablesOf(session, named);
  const plans = read.map((plan) => withColumns(plan, tables));
  const around = await surroundings(session, here, named);
  const needs = plans.map((plan) => needOf(session, plan, { tables, around, plans }));
  for (const { plan, why } of needs) if (why !== undefined) without.set(plan.id, why);
  const asked = needs.filter(({ pairs }) => pairs.length > 0);
  const costed = await costsOf(session, asked, { prices: here, tables, hypothetical: here.hypothetical, until });
  const elapsed = workload.seconds === undefined ? 1 : Math.min(1, workload.seconds / Math.max(1, here.tableSeconds));
  const choices = costed.map((one) => choiceOf(one, plans, { elapsed, tables }));
  const limits: Limits = { atMost: AT_MOST, perTable: PER_TABLE, leastGain: session.limits.adviceLeastPercent / 100 };
  const picked = picks(choices, { plans, limits, asking });
  const proven = await verified(session, picked, plans, here.hypothetical);
  const advice = proven.map((choice) => adviceOf(choice, { plans, costed }));
  for (const { plan } of asked) if (!isHelped(plan, advice)) without.set(plan.id, whyNoGain(plan, choices));
  return {
    advice,
    workload,
    isProved: here.hypothetical,
    examined: plans.length,
    without: counted([...without.values()]),
  };
}

function isRefused(one: Planned | Unplanned): one is Unplanned {
  return 'refusal' in one;
}

function choiceOf(
  { candidate, bytes, costs }: Costed,
  plans: readonly Planned[],
  { elapsed, tables }: { elapsed: number; tables: ReadonlyMap<string, Table> },
): Choice {
  const size = sizeOf(candidate, bytes);
  return { candidate, bytes: size.bytes, costs, writeMs: writeMsOf(candidate, { plans, tables, elapsed }) };
}

function isHelped({ id }: Planned, advice: readonly Advice[]): boolean {
  return advice.some(({ helped }) => helped.some((one) => one.id === id));
}

function whyNoGain(plan: Planned, choices: readonly Choice[]): Fruitless {
  const helping = choices.filter(({ costs }) => (costs.get(plan.id) ?? plan.cost) < plan.cost * HELPED);
  const isWritten = helping.length > 0 && helping.every(({ writeMs }) => writeMs > plan.ms / 2);
  return isWritten ? 'writes' : 'no-gain';
}

interface Picking {
  readonly plans: readonly Planned[];
  readonly limits: Limits;
  readonly asking: Asking;
}

function picks(choices: readonly Choice[], { plans, limits, asking }: Picking): Choice[] {
  const now = chosen(choices, plans, limits);
  const always = plans.map(({ id, cost, allMs }) => ({ id, cost, ms: allMs }));
  const before = chosen(choices, always, limits).filter(({ candidate }) => asking.isRemembered?.(subjectOf(candidate)));
  const wanted = choices.filter(({ candidate, costs }) => costs.size > 0 && subjectOf(candidate) === asking.wanted);
  return [...new Set([...now, ...before, ...wanted])];
}

function adviceOf(choice: Choice, { plans, costed }: { plans: readonly Planned[]; costed: readonly Costed[] }): Advice {
  const { candidate, costs, writeMs } = choice;
  const from = costed.find((one) => one.candidate === candidate);
  // What did not run in the window is weighed by all its time.
  const isQuiet = plans.every(({ id, ms }) => ms === 0 || !costs.has(id));
  const msOf = ({ ms, allMs }: Planned) => (isQuiet ? allMs : ms);
  const totalMs = Math.max(
    1e-6,
    plans.reduce((sum, plan) => sum + msOf(plan), 0),
  );
  const helped = plans.flatMap((plan): Helped[] => {
    const after = costs.get(plan.id);
    if (after === undefined || after > plan.cost * HELPED) return [];
    const sharePercent = (msOf(plan) / totalMs) * 100;
    return [{ id: plan.id, sharePercent, costBefore: plan.cost, costAfter: after }];
  });
  const gainPercent = helped.reduce((sum, one) => sum + one.sharePercent * (1 - one.costAfter / one.costBefore), 0);
  return {
    candidate,
    helped: helped.toSorted((one, other) => other.sharePercent - one.sharePercent),
    gainPercent,
    writeMs,
    buildMs: buildMs(candidate),
    subject: subjectOf(candidate),
    size: sizeOf(candidate, from?.bytes),
    savedMs: (gainPercent / 100) * totalMs,
    redundant: madeRedundant(candidate),
    isQuiet,
    isProved: from?.isProved ?? false,
  };
}

/** `public.orders(status, created_at DESC)`, stable between runs. */
function subjectOf({ table, keys, where }: Candidate): string {
  const part = where === undefined ? '' : ` WHERE ${where}`;
  return `${table.rootSchema}.${table.rootName}(${keys.map(keyText).join(', ')})${part}`;
}

function counted(reasons: readonly Fruitless[]): Map<Fruitless, number> {
  return new Map(
    fruitless.map((reason): [Fruitless, number] => [reason, reasons.filter((one) => one === reason).length]),
  );
}
