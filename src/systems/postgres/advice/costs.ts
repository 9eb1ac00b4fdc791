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

/** Questions to the planner in one run, the most promising index first; what is left stands on its estimate. */
const QUESTIONS = 600;

interface Wanted {
  readonly candidate: Candidate;
  /** Statements that asked for it themselves. */
  readonly askers: ReadonlySet<Planned>;
  readonly by: readonly { readonly plan: Planned; readonly scan: Scan }[];
}

export async function costsOf(session: Session, needs: readonly Need[], costing: Costing): Promise<Costed[]> {
  const wanted = [...grouped(needs, costing.tables).values()];
  const ruled = wanted
    .map((one) => ({ one, rule: byRule(one, costing.prices) }))
    .toSorted((a, b) => promise(b) - promise(a));
  const costed: Costed[] = [];
  let questions = 0;
  for (const { one, rule } of ruled) {
    const plans = [...new Set(one.by.map(({ plan }) => plan))].filter(
      (plan) => one.askers.has(plan) || rule.costs.has(plan.id),
    );
    const isOver = questions + plans.length > QUESTIONS || performance.now() > costing.until;
    const isAsked = costing.hypothetical && !isOver;
    if (isAsked) questions += plans.length;
    costed.push(isAsked ? await asked(session, { rule, plans }) : rule);
  }
  return costed;
}

/** Milliseconds that the rule hopes to save. */
function promise({ one, rule }: { one: Wanted; rule: Costed }): number {
  const plans = [...new Set(one.by.map(({ plan }) => plan))];
  return plans.reduce((sum, { id, ms, cost }) => sum + ms * (1 - (rule.costs.get(id) ?? cost) / cost), 0);
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
      const askers = needs.filter(({ pairs }) => pairs.some((pair) => identityOf(pair.candidate) === id));
      return [id, { candidate, by, askers: new Set(askers.map(({ plan }) => plan)) }];
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

async function asked(session: Session, { rule, plans }: { rule: Costed; plans: readonly Planned[] }): Promise<Costed> {
  const { candidate } = rule;
  return whileThere(session, [candidate], async ([built]) => {
    if (built === undefined) return rule;
    const costs = new Map<string, number>();
    const proofs: boolean[] = [];
    for (const plan of plans) {
      const answer = await tried(session, plan);
      const used = isUsed(answer, built);
      const own = used ? answer.cost : plan.cost;
      const ruled = rule.costs.get(plan.id) ?? plan.cost;
      const cost = isUnderrated(candidate, used) ? Math.min(own, ruled) : own;
      if (cost >= plan.cost) continue;
      costs.set(plan.id, cost);
      proofs.push(cost === own);
    }
    return { candidate, bytes: built.bytes, costs, isProved: proofs.every(Boolean) };
  });
}
