// Which of many possible indexes are worth building, as a set: the most benefit after its cost to writes goes first, in
// the smallest index that brings nearly as much, and what it has already won counts no more for the next.
import type { Candidate } from './candidate.ts';

export interface Choice {
  readonly candidate: Candidate;
  readonly bytes: number;
  /** Milliseconds that writes would lose, in the same time. */
  readonly writeMs: number;
  /** New cost by statement; absent: no help. */
  readonly costs: ReadonlyMap<string, number>;
}

export interface Weighed {
  readonly id: string;
  readonly cost: number;
  readonly ms: number;
}

export interface Limits {
  readonly atMost: number;
  readonly perTable: number;
  /** Of all time, in 0…1. */
  readonly leastGain: number;
}

/** A statement counts as helped from here. */
export const HELPED = 0.8;
/** A statement that a chosen index has cut to this share needs no second one. */
const CURED = 0.1;
/** A wider index takes the place of the chosen one if it halves a statement's cost for at most this much more space. */
const WIDER_HELPS = 0.5;
const WIDER_BYTES = 2.5;
/** Of the best gain: a smaller index that brings this much is the better bargain. */
const NEARLY = 0.9;

export function chosen(choices: readonly Choice[], workload: readonly Weighed[], limits: Limits): Choice[] {
  const totalMs = workload.reduce((sum, { ms }) => sum + ms, 0);
  const now = new Map(workload.map(({ id, cost }) => [id, cost]));
  const picked: Choice[] = [];
  while (picked.length < limits.atMost) {
    const open = choices.filter((choice) => isOpen(choice, picked, limits));
    const gains = open.map((choice) => ({
      choice,
      gainMs: gainOf(choice, { workload, now, picked }) - choice.writeMs,
    }));
    const paying = gains.filter(({ choice, gainMs }) => pays(choice, gainMs, totalMs, limits));
    const best = bargain(paying);
    if (best === undefined) return picked;
    const final = widened(best, open, { workload, now, picked, totalMs, limits });
    picked.push(final);
    for (const [id, cost] of final.costs) now.set(id, Math.min(now.get(id) ?? cost, cost));
  }
  return picked;
}

function isOpen({ candidate }: Choice, picked: readonly Choice[], { perTable }: Limits): boolean {
  const same = picked.filter((other) => other.candidate.table.root === candidate.table.root);
  return same.length < perTable && !same.some((other) => other.candidate === candidate);
}

/** Writes may cost at most half of what reads win. */
function pays({ writeMs }: Choice, gainMs: number, totalMs: number, { leastGain }: Limits): boolean {
  return gainMs >= leastGain * totalMs && gainMs >= writeMs;
}

interface Standing {
  readonly workload: readonly Weighed[];
  /** Costs with what is picked. */
  readonly now: ReadonlyMap<string, number>;
  readonly picked: readonly Choice[];
}

function gainOf(choice: Choice, { workload, now, picked }: Standing): number {
  const { root } = choice.candidate.table;
  const others = picked.filter(({ candidate }) => candidate.table.root === root);
  return workload.reduce((sum, { id, cost, ms }) => {
    const before = now.get(id) ?? cost;
    const after = choice.costs.get(id);
    // One reading of a table takes one index.
    const isServed = before <= cost * CURED || others.some(({ costs }) => (costs.get(id) ?? cost) <= cost * HELPED);
    return after === undefined || isServed || after > before * HELPED ? sum : sum + (ms * (before - after)) / cost;
  }, 0);
}

interface Gain {
  readonly choice: Choice;
  readonly gainMs: number;
}

function bargain(paying: readonly Gain[]): Choice | undefined {
  const [best] = paying.toSorted((one, other) => other.gainMs - one.gainMs);
  if (best === undefined) return undefined;
  const near = paying.filter(
    ({ choice, gainMs }) =>
      gainMs >= best.gainMs * NEARLY && choice.candidate.table.root === best.choice.candidate.table.root,
  );
  return near.toSorted((one, other) => one.choice.bytes - other.choice.bytes)[0]?.choice;
}

interface Around extends Standing {
  readonly totalMs: number;
  readonly limits: Limits;
}

/** One that is as good for all that the narrow one helps, while each step halves some cost: a key, an order, a column more. */
function widened(choice: Choice, open: readonly Choice[], around: Around): Choice {
  const wider = open
    .filter((other) => isWider(other, choice) && other.bytes <= choice.bytes * WIDER_BYTES)
    .filter((other) => around.limits.leastGain * around.totalMs <= weightOf(other, choice, around))
    .filter((other) => gainOf(other, around) - other.writeMs >= other.writeMs)
    .toSorted(
      (one, other) => weightOf(other, choice, around) - weightOf(one, choice, around) || one.bytes - other.bytes,
    );
  const [next] = wider;
  return next === undefined ? choice : widened(next, open, around);
}

function isWider(other: Choice, base: Choice): boolean {
  if (other.candidate.table.root !== base.candidate.table.root || other === base) return false;
  return [...base.costs].every(([id, cost]) => (other.costs.get(id) ?? Infinity) <= cost);
}

/** Milliseconds of the statements whose cost falls by half against the narrower index. */
function weightOf(other: Choice, base: Choice, { workload }: Around): number {
  return workload.reduce((sum, { id, cost, ms }) => {
    const before = base.costs.get(id) ?? cost;
    const after = other.costs.get(id) ?? cost;
    return after <= before * WIDER_HELPS ? sum + ms : sum;
  }, 0);
}
