// The planner's own answer to "what if this index were there": hypopg's indexes exist for this session's EXPLAIN only.
import { isFault } from '../../../core/fault.ts';
import type { Session } from '../session.ts';
import { hypotheticalDdl, type Candidate } from './candidate.ts';
import { planIn, visits } from './plan.ts';
import type { Planned } from './planned.ts';

/** hypopg lends out object ids from a small pool: far fewer than that at once. */
const AT_ONCE = 200;

export interface Tried {
  readonly cost: number;
  /** Names of the indexes in the plan. */
  readonly used: readonly string[];
}

/** The size that hypopg expects, and what `ask` answers while these are there. Undefined: hypopg cannot imagine one. */
export async function whileThere<T>(
  session: Session,
  candidates: readonly Candidate[],
  ask: (built: readonly Imagined[]) => Promise<T>,
): Promise<T> {
  try {
    const built: Imagined[] = [];
    for (const candidate of candidates.slice(0, AT_ONCE)) {
      const one = await imagined(session, candidate);
      if (one !== undefined) built.push({ ...one, candidate });
    }
    return await ask(built);
  } finally {
    await session.rows('advice-forget');
  }
}

export interface Imagined {
  readonly candidate: Candidate;
  readonly oid: string;
  readonly bytes: number;
}

async function imagined(session: Session, candidate: Candidate): Promise<Omit<Imagined, 'candidate'> | undefined> {
  if (candidate.method === 'gin' || candidate.table.partitioned) return undefined;
  try {
    const [row] = await session.rows<{ oid: string; bytes: number }>('advice-hypothetical', [
      hypotheticalDdl(candidate),
    ]);
    return row;
  } catch (error) {
    if (isFault(error, 'not-available')) return undefined;
    throw error;
  }
}

export async function tried(session: Session, { plannedText, searchPath, isGeneric }: Planned): Promise<Tried> {
  const root = planIn(await session.explain({ text: plannedText, searchPath, generic: isGeneric }));
  const used = visits(root).flatMap(({ node }) => node['Index Name'] ?? []);
  return { cost: root['Total Cost'], used };
}

/** hypopg names its own `<oid>btree_…`. */
export function isUsed({ used }: Tried, { oid }: Imagined): boolean {
  return used.some((name) => name.startsWith(`<${oid}>`));
}
