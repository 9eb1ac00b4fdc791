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

// Not allowed to look, or too old to: that says nothing about the backup.
const BLIND = /permission denied|unsupported version \(/i;

/** What it found wrong with the backup. Throws `not-available` where it could not look. */
export async function complaintOf({ tools }: Pick<Around, 'tools'>, call: Call): Promise<Text | undefined> {
  const { code, complaint } = await run(tools, call);
  if (code === 0) return undefined;
  if (BLIND.test(complaint)) throw new Fault('not-available', words.toolFailed({ program: call.program, complaint }));
  return literal(complaint);
}
