// Quiet: what is left unsaid or undone for a while. Always with an end and a reason.

interface Spell {
  /** ISO 8601. */
  readonly until: string;
  readonly reason: string;
  readonly by: string;
}

/** No word about a finding: `target/check/subject`, or a part of it from the left. */
export interface MuteView extends Spell {
  readonly finding: string;
}

/** No change may start. */
export type FreezeView = Spell;
