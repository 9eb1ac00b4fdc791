// A statement of the workload with its plan, or why there is none.
import { isFault } from '../../../core/fault.ts';
import { messageOf } from '../refusal.ts';
import type { Session } from '../session.ts';
import type { Condition } from './condition.ts';
import { planIn, type PlanNode } from './plan.ts';
import { scansIn, type Scan } from './scan.ts';
import { hasParameters, type Asked } from './workload.ts';

export interface Planned extends Asked {
  readonly cost: number;
  readonly scans: readonly Scan[];
  /** What was planned: the example where there is one. */
  readonly plannedText: string;
  readonly isGeneric: boolean;
  /** The table that it writes, and the columns that an UPDATE sets. */
  readonly writes?: {
    readonly operation: string;
    readonly schema: string;
    readonly name: string;
    readonly columns: readonly string[];
  };
}

export interface Unplanned extends Asked {
  readonly refusal: string;
  readonly isDenied: boolean;
}

export async function planned(session: Session, asked: Asked): Promise<Planned | Unplanned> {
  const general = await rootOf(session, asked, asked.text);
  const real = asked.example === undefined ? general : await rootOf(session, asked, asked.example);
  const chosen = 'refusal' in real ? general : real;
  if ('refusal' in chosen) return { ...asked, ...chosen };
  const { root, text } = chosen;
  const fixed = 'refusal' in general ? [] : scansIn(general.root);
  const isGeneric = hasParameters(text);
  const scans = scansIn(root).map((scan) => observed(onlyFixed(scan, fixed), root, asked));
  return { ...asked, cost: root['Total Cost'], scans, plannedText: text, isGeneric, ...writesOf(root, asked.text) };
}

type Rooted =
  | { readonly root: PlanNode; readonly text: string }
  | { readonly refusal: string; readonly isDenied: boolean };

async function rootOf(session: Session, { searchPath }: Asked, text: string): Promise<Rooted> {
  try {
    return { root: planIn(await session.explain({ text, searchPath, generic: hasParameters(text) })), text };
  } catch (error) {
    if (!isFault(error, 'not-available')) throw error;
    const refusal = messageOf(error.cause);
    const cause = error.cause;
    const isDenied = cause instanceof Error && 'code' in cause && cause.code === '42501';
    return { refusal, isDenied };
  }
}

/** A value of the example is no constant of the statement unless every call has it. */
function onlyFixed(scan: Scan, general: readonly Scan[]): Scan {
  const fixed = general.filter(({ alias }) => alias === scan.alias).flatMap(({ conditions }) => conditions);
  const isFixed = ({ key, constant }: Condition) => fixed.some((one) => one.key === key && one.constant === constant);
  const conditions = scan.conditions.map((condition) => {
    if (condition.constant === undefined || isFixed(condition)) return condition;
    const { constant: _, ...rest } = condition;
    return rest;
  });
  return { ...scan, conditions };
}

/** Where nothing stands between the table and the answer, the counted rows are truer than a guess for any value. */
function observed(scan: Scan, root: PlanNode, { rows, calls, example }: Asked): Scan {
  const isAlone = root['Relation Name'] !== undefined && root.Operation === undefined;
  if (!isAlone || calls === 0 || example !== undefined) return scan;
  return { ...scan, rows: Math.max(1, Math.min(scan.rows, rows)) };
}

function writesOf(root: PlanNode, text: string): Pick<Planned, 'writes'> {
  const { Operation: operation, Schema: schema, 'Relation Name': name } = root;
  if (operation === undefined || schema === undefined || name === undefined) return {};
  const [, list = ''] = /\bset\s+([\s\S]*?)(?:\bwhere\b|\bfrom\b|\breturning\b|$)/i.exec(text) ?? [];
  const columns = operation === 'Update' ? [...list.matchAll(/(?:^|,)\s*("(?:[^"]|"")+"|\w+)\s*=/g)] : [];
  return { writes: { operation, schema, name, columns: columns.map(([, column = '']) => column) } };
}
