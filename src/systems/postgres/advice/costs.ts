// The price of every statement with every index that could serve it: asked of the planner where hypopg can imagine the
// index, else by rule.
import type { Session } from '../session.ts';
import { identityOf, isUnderrated, type Candidate } from './candidate.ts';
import type { Need } from './needs.ts';
import { estimatedCost, type Prices } from './estimate.ts';
import { isUsed, tried, whileThere } from './hypothetical.ts';
import type { Planned } from './planned.ts';
import type { Scan } from './scan.ts';
import type { Table } from './table.ts';

export interface Costed {
  readonly candidate: Candidate;
  /** As hypopg expects it. */
  readonly bytes?: number;
  readonly costs: ReadonlyMap<string, number>;
  readonly isProved: boolean;
}

export interface Costing {
  readonly prices: Prices;
  readonly tables: ReadonlyMap<string, Table>;
  readonly hypothetical: boolean;
  readonly until: number;
}

interface Wanted {
  readonly candidate: Candidate;
  readonly by: readonly { readonly plan: Planned; readonly scan: Scan }[];
}

export async function costsOf(session: Session, needs: readonly Need[], costing: Costing): Promise<Costed[]> {
  const wanted = [...grouped(needs, costing.tables).values()];
  const ruled = wanted.map((one) => byRule(one, costing.prices));
  if (!costing.hypothetical) return ruled;
  const costed: Costed[] = [];
  for (const [at, one] of wanted.entries()) {
    const rule = ruled[at] ?? byRule(one, costing.prices);
    costed.push(performance.now() > costing.until ? rule : await asked(session, one, rule));
  }
  return costed;
}

/** Every candidate with all statements that read its table: what one asked for may serve another. */
function grouped(needs: readonly Need[], tables: ReadonlyMap<string, Table>): Map<string, Wanted> {
  const all = new Map(needs.flatMap(({ pairs }) => pairs.map(({ candidate }) => [identityOf(candidate), candidate])));
  return new Map(
    [...all].map(([id, candidate]): [string, Wanted] => {
      const by = needs.flatMap(({ plan }) =>
        plan.scans
          .filter(({ schema, name }) => tables.get(`${schema}.${name}`)?.root === candidate.table.root)
          .map((scan) => ({ plan, scan })),
      );
      return [id, { candidate, by }];
    }),
  );
}

function byRule({ candidate, by }: Wanted, prices: Prices): Costed {
  const costs = new Map<string, number>();
  const plans = [...new Set(by.map(({ plan }) => plan))];
  for (const plan of plans) {
    const own = by.filter((one) => one.plan === plan);
    // Partitions are parts of one reading: each is replaced in turn.
    const cost = own.reduce((total, { scan }) => estimatedCost(total, scan, candidate, prices), plan.cost);
    if (cost < plan.cost) costs.set(plan.id, cost);
  }
  return { candidate, costs, isProved: false };
}

async function asked(session: Session, { candidate, by }: Wanted, rule: Costed): Promise<Costed> {
  return whileThere(session, [candidate], async ([built]) => {
    if (built === undefined) return rule;
    const costs = new Map<string, number>();
    const proofs: boolean[] = [];
    for (const plan of new Set(by.map((one) => one.plan))) {
      const answer = await tried(session, plan);
      const used = isUsed(answer, built);
      const own = used ? answer.cost : plan.cost;
      const ruled = rule.costs.get(plan.id) ?? plan.cost;
      const cost = isUnderrated(candidate, used) ? Math.min(own, ruled) : own;
      if (cost < plan.cost) costs.set(plan.id, cost);
      if (cost < plan.cost) proofs.push(cost === own);
    }
    return { candidate, bytes: built.bytes, costs, isProved: proofs.every(Boolean) };
  });
}
