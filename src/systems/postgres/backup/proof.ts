// What restores proved, kept as one file by source beside the scratch servers: newest first. Only files that are Aegis's
// own are believed.
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Text } from '../../../core/words.ts';
import { scratchRoot } from './scratch.ts';

const KEPT = 10;

const text: z.ZodType<Text> = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.lazy(() => text)])),
});

const proof = z.object({
  backup: z.string(),
  /** When the backup was finished. */
  backupAt: z.iso.datetime(),
  /** When it was proven. */
  at: z.iso.datetime(),
  /** 0 is there · 1 of the usual size · 2 readable end to end · 3 restored and started · 4 rows, structure and canary. */
  level: z.int().min(0).max(4),
  /** Until the server was back; null: it never was. */
  restoreMs: z.number().nullable(),
  tables: z.number(),
  rows: z.number(),
  canaryAt: z.string().nullable(),
  /** Why it is not level 4. */
  wrong: text.nullable(),
  /** What was not looked at, though it could be elsewhere. */
  notes: z.array(text),
});
export type Proof = z.output<typeof proof>;

function fileOf(scratch: string, target: string, source: string): string {
  return join(scratch, 'proofs', encodeURIComponent(target), `${source}.json`);
}

/** Newest first; none where nothing was ever proven here. */
export async function proofsOf(scratch: string, target: string, source: string): Promise<readonly Proof[]> {
  const path = fileOf(scratch, target, source);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.uid !== process.getuid?.()) return [];
  return z.array(proof).parse(JSON.parse(await readFile(path, 'utf8')));
}

export interface Place {
  readonly scratch: string;
  readonly target: string;
  readonly source: string;
}

export async function keepProof({ scratch, target, source }: Place, newest: Proof): Promise<void> {
  const path = fileOf(scratch, target, source);
  const before = await proofsOf(scratch, target, source);
  await scratchRoot(scratch);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Whole or not at all: written beside it and put in its place.
  const beside = `${path}.new`;
  await writeFile(beside, JSON.stringify([newest, ...before].slice(0, KEPT)), { mode: 0o600 });
  const file = await open(beside);
  await file.sync();
  await file.close();
  await rename(beside, path);
}
