// From the workload to the few indexes worth building: what was asked, what could serve it, what each would change, and
// which of them together. Reads and plans only.
import type { Past } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { keyText, madeRedundant, type Candidate } from './candidate.ts';
import { chosen, type Choice, type Limits } from './choose.ts';
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

export interface Helped {
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
  /** Plans no more after this moment (performance.now()). */
  readonly until: number;
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

async function advised(session: Session, here: Here, { past, until }: Asking): Promise<Advised> {
  const workload = await workloadOf(session, past, STATEMENTS);
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
  const picked = chosen(choices, plans, limits);
  const proven = await verified(session, picked, plans, here.hypothetical);
  const advice = proven.map((choice) => adviceOf(choice, { plans, costed, workload }));
  for (const { plan } of asked) if (!isHelped(plan, advice)) without.set(plan.id, whyNoGain(plan, choices, limits));
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

function whyNoGain(plan: Planned, choices: readonly Choice[], { leastGain }: Limits): Fruitless {
  const helping = choices.filter(({ costs }) => (costs.get(plan.id) ?? plan.cost) < plan.cost * 0.8);
  const worthwhile = helping.filter(({ costs }) => plan.ms * (1 - (costs.get(plan.id) ?? 0) / plan.cost) > leastGain);
  return worthwhile.length > 0 && worthwhile.every(({ writeMs }) => writeMs > plan.ms / 2) ? 'writes' : 'no-gain';
}

function adviceOf(
  choice: Choice,
  { plans, costed, workload }: { plans: readonly Planned[]; costed: readonly Costed[]; workload: Workload },
): Advice {
  const { candidate, costs, writeMs } = choice;
  const from = costed.find((one) => one.candidate === candidate);
  const helped = plans.flatMap(({ id, cost, ms }): Helped[] => {
    const after = costs.get(id);
    const sharePercent = (ms / workload.totalMs) * 100;
    return after === undefined || after > cost * 0.8 ? [] : [{ id, sharePercent, costBefore: cost, costAfter: after }];
  });
  const gainPercent = helped.reduce((sum, one) => sum + one.sharePercent * (1 - one.costAfter / one.costBefore), 0);
  return {
    candidate,
    helped,
    gainPercent,
    writeMs,
    buildMs: buildMs(candidate),
    subject: subjectOf(candidate),
    size: sizeOf(candidate, from?.bytes),
    savedMs: (gainPercent / 100) * workload.totalMs,
    redundant: madeRedundant(candidate),
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
