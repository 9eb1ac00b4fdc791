// Target: one configured thing that Aegis looks after.
import type { JsonObject } from './json.ts';

export interface Target {
  /** As people type it: `pg-main`. */
  readonly name: string;
  /** The System's kind: `postgres`. */
  readonly kind: string;
  /** What the System's own schema accepted; holds secrets, so it is never shown or logged. */
  readonly connection: JsonObject;
  /** Channel id for its reports and alerts, when not the default one. */
  readonly channel?: string;
  /** Overrides by threshold name; each System documents its names, units and defaults. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Check ids that are switched off here. */
  readonly disable: readonly string[];
}
