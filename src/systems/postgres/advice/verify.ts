// The chosen indexes all at once, before the planner: none may stay that no plan uses, and no watched statement may get
// more than a tenth worse.
import type { Session } from '../session.ts';
import { isUnderrated } from './candidate.ts';
import type { Choice } from './choose.ts';
import { isUsed, tried, whileThere, type Imagined, type Tried } from './hypothetical.ts';
import type { Planned } from './planned.ts';

const WORSE = 1.1;

export async function verified(
  session: Session,
  picked: readonly Choice[],
  plans: readonly Planned[],
  hypothetical: boolean,
): Promise<Choice[]> {
  if (!hypothetical || picked.length === 0) return [...picked];
  const candidates = picked.map(({ candidate }) => candidate);
  const { built, answers } = await whileThere(session, candidates, async (imagined) => {
    const all = new Map<string, Tried>();
    for (const plan of plans) all.set(plan.id, await tried(session, plan));
    return { built: imagined, answers: all };
  });
  const harmful = built.filter((one) => makesWorse(one, plans, answers));
  const [first] = harmful;
  if (first !== undefined) {
    const rest = picked.filter(({ candidate }) => candidate !== first.candidate);
    return verified(session, rest, plans, hypothetical);
  }
  return picked.filter(({ candidate, costs }) => {
    const own = built.find((one) => one.candidate === candidate);
    // What hypopg cannot imagine, or the planner underrates, stands on its estimate.
    return own === undefined || costs.size === 0 || isWanted(own, plans, answers) || isUnderrated(candidate, false);
  });
}

function makesWorse(one: Imagined, plans: readonly Planned[], answers: ReadonlyMap<string, Tried>): boolean {
  return plans.some(({ id, cost }) => {
    const answer = answers.get(id);
    return answer !== undefined && isUsed(answer, one) && answer.cost > cost * WORSE;
  });
}

function isWanted(one: Imagined, plans: readonly Planned[], answers: ReadonlyMap<string, Tried>): boolean {
  return plans.some(({ id }) => isUsed(answers.get(id) ?? { cost: 0, used: [] }, one));
}
