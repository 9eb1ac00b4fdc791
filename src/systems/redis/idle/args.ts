// The arguments of the two verbs, as they are stored and read again.
import { z } from 'zod';
import type { JsonObject } from '../../../core/json.ts';

const sweep = z.strictObject({
  prefixes: z.array(z.string().min(1)).min(1).readonly(),
  idleSeconds: z.number().positive(),
  graceSeconds: z.number().positive(),
  mark: z.string().min(1),
});
export type SweepArgs = z.output<typeof sweep>;

export function sweepArgs(args: JsonObject): SweepArgs {
  return sweep.parse(args);
}

const back = z.strictObject({ mark: z.string().min(1), expiresAtMs: z.number() });
export type BackArgs = z.output<typeof back>;

export function backArgs(args: JsonObject): BackArgs {
  return back.parse(args);
}
