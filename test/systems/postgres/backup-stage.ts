// A server with something to lose, and ways to back it up and to damage what came out.
import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { JsonObject } from '../../../src/core/json.ts';
import type { Target } from '../../../src/core/target.ts';
import { withClient } from '../../servers/postgres.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';
import { olderServer } from './older-server.ts';

const run = promisify(execFile);
export const programs = '/usr/lib/postgresql/15/bin';
const HOUR_MS = 3_600_000;

export interface Stage {
  readonly url: string;
  readonly folder: string;
  readonly scratch: string;
  sql(text: string): Promise<unknown>;
  /** A folder for backups of its own. */
  place(name: string): string;
  /** pg_dump's output as `<place>/<name>`. */
  dump(path: string, ...flags: string[]): Promise<string>;
  target(backup: JsonObject, thresholds?: Record<string, number>): Target;
}

/** Undefined where there is no PostgreSQL 15: the test is marked so. */
export async function backupStage(t: TestContext): Promise<Stage | undefined> {
  const server = await olderServer(t, 15);
  if (server === undefined) return undefined;
  const folder = temporaryFolder('backup');
  const sql = (text: string) => withClient(server, (client) => client.query(text));
  await sql(`CREATE ROLE "O'Brien"; CREATE SCHEMA "Shop"; CREATE TABLE "Shop"."Or""ders" (id int PRIMARY KEY, note text);
             INSERT INTO "Shop"."Or""ders" SELECT g, md5(g::text) FROM generate_series(1, 20000) g;
             CREATE TABLE "Shop".gone (id int); CREATE TABLE canary (at timestamptz); INSERT INTO canary VALUES (now());
             ALTER TABLE "Shop".gone ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON "Shop".gone TO "O'Brien" USING (true);
             ANALYZE`);
  const scratch = join(folder, 'scratch');
  return {
    url: server,
    folder,
    scratch,
    sql,
    place: (name) => made(join(folder, name)),
    dump: async (path, ...flags) => {
      await run(`${programs}/pg_dump`, ['-d', server, '-f', path, ...flags]);
      return path;
    },
    target: (backup, thresholds = {}) => ({
      name: 'pg',
      kind: 'postgres',
      connection: { url: server, backup: { roots: [folder], scratch, ...backup } },
      thresholds,
      disable: [],
    }),
  };
}

function made(path: string): string {
  mkdirSync(path);
  chmodSync(path, 0o755);
  return path;
}

export function aged(path: string, hours: number): string {
  const at = new Date(Date.now() - hours * HOUR_MS);
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) aged(join(path, name), hours);
  utimesSync(path, at, at);
  return path;
}

/** Three bytes in the middle of it. */
export function flipped(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([0xff, 0x00, 0xff]), 0, 3, Math.floor(statSync(path).size / 2));
}

export function cutInHalf(path: string): void {
  truncateSync(path, Math.floor(statSync(path).size / 2));
}

/** What is left of scratch servers: folders, and processes that name one. */
export function leftovers(scratch: string): string[] {
  const folders = existsSync(scratch) ? readdirSync(scratch).filter((name) => name.startsWith('drill-')) : [];
  const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return [...folders, ...processes.filter((line) => line.includes(scratch))];
}
