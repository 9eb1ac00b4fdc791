// What backup tools answer in JSON, read strictly: an answer of another shape is said, not guessed at.
import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import { literal, type Text } from '../../../core/words.ts';
import { run, type Call } from './programs.ts';
import type { Around } from './source.ts';
import { words } from './words.ts';

export const LIST_MS = 30_000;
export const LONG_MS = 24 * 3_600_000;

/** Throws `not-available` with what it complained of. */
export async function answerOf<T>({ tools }: Around, call: Call, shape: z.ZodType<T>): Promise<T> {
  const { code, output, complaint } = await run(tools, call);
  if (code !== 0) throw new Fault('not-available', words.toolFailed({ program: call.program, complaint }));
  const parsed = shape.safeParse(jsonOf(output));
  if (parsed.success) return parsed.data;
  throw new Fault('not-available', words.toolSays({ program: call.program, issue: z.prettifyError(parsed.error) }));
}

function jsonOf(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}

export async function complaintOf({ tools }: Around, call: Call): Promise<Text | undefined> {
  const { code, complaint } = await run(tools, call);
  return code === 0 ? undefined : literal(complaint);
}
