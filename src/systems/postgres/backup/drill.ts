// The restore drill: reads a backup end to end, restores it into a scratch server, judges what is there, and removes all
// of it, whatever happens. It says the highest level that was proven.
import { Fault, isFault } from '../../../core/fault.ts';
import { literal, type Text } from '../../../core/words.ts';
import { openAt } from '../open.ts';
import { messageOf } from '../refusal.ts';
import type { Session, Writer } from '../session.ts';
import { statement } from '../statements.ts';
import type { Seen } from './asked.ts';
import type { BackupConfig } from './config.ts';
import { canaryJudged, liveTables, rowsJudged, structureJudged, whereThere, type Copy } from './judge.ts';
import { kindOf } from './kinds.ts';
import type { Proof } from './proof.ts';
import { freeBytes, newScratch, scratchRoot } from './scratch.ts';
import { PORT, started } from './scratch-server.ts';
import { sizeTrend } from './size-trend.ts';
import { isText, type Backup, type Ground, type Restored } from './source.ts';
import { neededBytes, serverFacts, type ServerFacts } from './space.ts';
import { words } from './words.ts';

export interface Drill {
  readonly session: Session;
  readonly config: BackupConfig;
  readonly seen: Seen;
  readonly backup: Backup;
  readonly signal: AbortSignal;
  /** What it does now, for people. */
  say(text: Text): void;
}

type Found = Omit<Proof, 'backup' | 'backupAt' | 'at'>;

const nothingFound = { restoreMs: null, tables: 0, rows: 0, canaryAt: null, notes: [] };

export async function drilled(drill: Drill): Promise<Proof> {
  const { backup } = drill;
  const found = await foundOf(drill);
  return { ...found, backup: backup.name, backupAt: backup.at.toISOString(), at: new Date().toISOString() };
}

async function foundOf(drill: Drill): Promise<Found> {
  const { session, seen, backup, config, signal, say } = drill;
  say(words.reading({ backup: backup.name }));
  const unread = backup.wrong ?? (await kindOf(seen.config).wrongWith(seen.around, backup, signal));
  if (unread !== undefined) return { ...nothingFound, level: isOfUsualSize(drill) ? 1 : 0, wrong: unread };
  const facts = await serverFacts(session);
  await enoughSpace(config, neededBytes(facts, backup, seen.config.kind));
  const account = seen.around.tools.account;
  const scratch = await newScratch(config.scratch, session.target, account);
  try {
    return await restored(drill, facts, { ...scratch, account, signal, superuser: facts.superuser });
  } finally {
    await scratch.remove();
  }
}

function isOfUsualSize({ seen, session }: Drill): boolean {
  const trend = sizeTrend(seen.backups);
  return trend === undefined || trend.changePercent > -session.limits.backupShrinkPercent;
}

async function enoughSpace({ scratch }: BackupConfig, needed: number): Promise<void> {
  const free = await freeBytes(await scratchRoot(scratch));
  if (free < needed) throw new Fault('step-failed', words.noSpace({ scratch, free, needed }));
}

async function restored(drill: Drill, facts: ServerFacts, ground: Ground): Promise<Found> {
  const { seen, backup, say } = drill;
  const began = performance.now();
  say(words.restoring({ backup: backup.name }));
  const copy = await kindOf(seen.config).restore(seen.around, backup, ground);
  if (isText(copy)) return { ...nothingFound, level: 2, wrong: copy };
  say(words.starting());
  const wrong = (await started(seen.around, ground, copy)) ?? (await loaded(drill, facts, { ground, copy }));
  if (wrong !== undefined) return { ...nothingFound, level: 2, wrong };
  const restoreMs = performance.now() - began;
  return { restoreMs, ...(await judged(drill, { ground, copy })) };
}

interface Standing {
  readonly ground: Ground;
  readonly copy: Restored;
}

const place = ({ session }: Drill, { ground, copy }: Standing, database: string) => ({
  name: `${session.target}:drill`,
  connection: { host: ground.folder, port: PORT, database, user: copy.user, tls: false },
  thresholds: session.limits,
  backup: undefined,
});

// A dump names roles that its server has; a scratch server has none.
async function loaded(drill: Drill, { roles }: ServerFacts, standing: Standing): Promise<Text | undefined> {
  const { ground, copy } = standing;
  if (copy.load === undefined) return undefined;
  const server = await openAt(place(drill, standing, 'postgres'));
  try {
    const writer = await server.writer();
    const commands = await writer.rows<{ command: string }>('scratch-roles', [roles]);
    for (const { command } of commands) await writer.act(command);
    await writer.act(statement('scratch-database'));
  } finally {
    await server.close();
  }
  return copy.load({ folder: ground.folder, port: PORT });
}

async function judged(drill: Drill, standing: Standing): Promise<Omit<Found, 'restoreMs'>> {
  const { copy } = standing;
  // It runs, but perhaps without the database that should be in it.
  const server = await openAt(place(drill, standing, copy.database)).catch(messageOf);
  if (typeof server === 'string') return { ...nothingFound, level: 3, wrong: literal(server) };
  try {
    return await verdict(drill, copyOf(drill, standing, await server.writer()));
  } catch (error) {
    // A table in it cannot be read.
    if (isFault(error, 'not-available')) return { ...nothingFound, level: 3, wrong: error.text };
    throw error;
  } finally {
    await server.close();
  }
}

function copyOf({ session, signal }: Drill, { ground, copy }: Standing, writer: Writer): Copy {
  signal.addEventListener('abort', () => writer.abandon(), { once: true });
  const socket = { folder: ground.folder, port: PORT };
  const database = copy.load === undefined ? {} : { database: copy.database };
  return { writer, limits: session.limits, socket, user: copy.user, ...database, signal };
}

async function verdict({ session, config, seen, backup, say }: Drill, copy: Copy): Promise<Omit<Found, 'restoreMs'>> {
  const notes: Text[] = [];
  say(words.counting());
  const counted = await rowsJudged(copy, await liveTables(session));
  const canary = config.canary === undefined ? undefined : await canaryJudged(copy, config.canary, backup);
  if (canary === undefined) notes.push(words.noCanary());
  say(words.checking());
  const structure = await whereThere(notes, () => structureJudged(seen.around.tools, copy));
  const wrong = counted.wrong ?? canary?.wrong ?? structure ?? null;
  const { tables, rows } = counted;
  return { tables, rows, level: wrong === null ? 4 : 3, canaryAt: canary?.newest ?? null, wrong, notes };
}
