// Sample: one number at one time, with its unit, for trends and proofs.

export type Unit = 'bytes' | 'percent' | 'count' | 'ms' | 'seconds' | 'per-second';

/** What a gauge reads: the number and the thing it belongs to (`''` for the target as a whole). */
export interface Reading {
  readonly subject: string;
  readonly value: number;
}

export interface Sample extends Reading {
  readonly target: string;
  readonly gauge: string;
  readonly unit: Unit;
  /** ISO 8601. */
  readonly at: string;
}
