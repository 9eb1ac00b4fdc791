// Which of many possible indexes are worth building, as a set: the most benefit for its size and its cost to writes goes
// first, and what it has already won counts no more for the next.
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
const HELPED = 0.8;
/** A wider index takes the place of the chosen one if it halves a statement's cost for at most this much more space. */
const WIDER_HELPS = 0.5;
const WIDER_BYTES = 2.5;
/** So that a tiny index does not win by its size alone. */
const SIZE_FLOOR_MB = 32;
const MB = 1024 ** 2;

export function chosen(choices: readonly Choice[], workload: readonly Weighed[], limits: Limits): Choice[] {
  const totalMs = workload.reduce((sum, { ms }) => sum + ms, 0);
  const now = new Map(workload.map(({ id, cost }) => [id, cost]));
  const picked: Choice[] = [];
  while (picked.length < limits.atMost) {
    const open = choices.filter((choice) => isOpen(choice, picked, limits));
    const gains = open.map((choice) => ({ choice, gainMs: gainOf(choice, workload, now) - choice.writeMs }));
    const paying = gains.filter(({ choice, gainMs }) => pays(choice, gainMs, totalMs, limits));
    const [best] = paying.toSorted((one, other) => scoreOf(other) - scoreOf(one));
    if (best === undefined) return picked;
    const final = widened(best.choice, open, { workload, now, totalMs, limits });
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

export function gainOf(choice: Choice, workload: readonly Weighed[], now: ReadonlyMap<string, number>): number {
  return workload.reduce((sum, { id, cost, ms }) => {
    const before = now.get(id) ?? cost;
    const after = choice.costs.get(id);
    return after === undefined || after > before * HELPED ? sum : sum + (ms * (before - after)) / cost;
  }, 0);
}

function scoreOf({ choice, gainMs }: { choice: Choice; gainMs: number }): number {
  return gainMs / (choice.bytes / MB + SIZE_FLOOR_MB);
}

interface Around {
  readonly workload: readonly Weighed[];
  readonly now: ReadonlyMap<string, number>;
  readonly totalMs: number;
  readonly limits: Limits;
}

/** The same beginning with one more key, included columns or the wanted order, while each step halves some cost. */
function widened(choice: Choice, open: readonly Choice[], around: Around): Choice {
  const wider = open
    .filter((other) => isWider(other.candidate, choice.candidate) && other.bytes <= choice.bytes * WIDER_BYTES)
    .filter((other) => around.limits.leastGain * around.totalMs <= weightOf(other, choice, around))
    .filter((other) => gainOf(other, around.workload, around.now) - other.writeMs >= other.writeMs)
    .toSorted((one, other) => weightOf(other, choice, around) - weightOf(one, choice, around) || one.bytes - other.bytes);
  const [next] = wider;
  return next === undefined ? choice : widened(next, open, around);
}

function isWider(other: Candidate, base: Candidate): boolean {
  if (other.table.root !== base.table.root || other.method !== base.method || other.where !== base.where) return false;
  const begins = base.keys.every((key, at) => other.keys[at]?.key === key.key && other.keys[at]?.class === key.class);
  const more = other.keys.length + other.include.length > base.keys.length + base.include.length;
  return begins && more && other.keys.length >= base.keys.length;
}

/** Milliseconds of the statements whose cost falls by half against the narrower index. */
function weightOf(other: Choice, base: Choice, { workload }: Around): number {
  return workload.reduce((sum, { id, cost, ms }) => {
    const before = base.costs.get(id) ?? cost;
    const after = other.costs.get(id) ?? cost;
    return after <= before * WIDER_HELPS ? sum + ms : sum;
  }, 0);
}
