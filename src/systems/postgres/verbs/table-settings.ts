// Sets autovacuum settings of one table, and on the way back the ones it had. A short lock, no rewrite, no reader waits.
import { z } from 'zod';
import type { Step } from '../../../core/change.ts';
import { Fault } from '../../../core/fault.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { SystemVerb, VerbResult } from '../../../core/system.ts';
import { passGates } from '../gates.ts';
import type { Session } from '../session.ts';
import { withBriefLock } from './brief-lock.ts';
import { words } from './words-tables.ts';

/** Null: taken back, so that the server's own setting counts. */
const values = z.record(z.string(), z.string().nullable());
const settingsArguments = z.object({ oid: z.string(), name: z.string(), before: values, after: values });
type Wanted = z.infer<typeof settingsArguments>;

export const tableSettings: SystemVerb<Session> = {
  name: 'postgres.table-settings',
  async state(session, args) {
    const wanted = settingsArguments.parse(args);
    const now = await settingsNow(session, wanted);
    return hold(now, wanted.after) ? { state: 'done', ...set(wanted) } : { state: 'not-done' };
  },
  async run(session, args, progress) {
    const wanted = settingsArguments.parse(args);
    const now = await settingsNow(session, wanted);
    if (hold(now, wanted.after)) return set(wanted);
    // Set by one statement and taken back by another, so half-way is neither.
    const isHalf = Object.entries(wanted.after).some(([key, value]) => (now[key] ?? null) === value);
    if (!hold(now, wanted.before) && !isHalf) throw moved(wanted, now);
    const writer = await session.writer();
    await passGates(session, progress, { tableOid: wanted.oid });
    for (const { command } of await session.rows<{ command: string }>('table-settings-command', parameters(wanted))) {
      await withBriefLock(writer, command, progress);
    }
    return set(wanted);
  },
  undo: (args): Step => {
    const { oid, name, before, after } = settingsArguments.parse(args);
    const text = words.settings({ table: name, settings: shown(before) });
    return { verb: 'postgres.table-settings', args: { oid, name, before: after, after: before }, text };
  },
};

async function settingsNow({ rows }: Session, { oid, name }: Wanted): Promise<Record<string, string>> {
  const [row] = await rows<{ settings: Record<string, string> }>('table-settings', [oid]);
  if (row === undefined) throw new Fault('plan-moved', words.settingsGone({ table: name }));
  return row.settings;
}

function hold(now: Readonly<Record<string, string>>, wanted: Wanted['after']): boolean {
  return Object.entries(wanted).every(([key, value]) => (now[key] ?? null) === value);
}

function moved({ name, before }: Wanted, now: Readonly<Record<string, string>>): Fault {
  const values = Object.fromEntries(Object.keys(before).map((key) => [key, now[key] ?? null]));
  return new Fault('plan-moved', words.settingsMoved({ table: name, now: shown(values) }));
}

function parameters({ oid, after }: Wanted): unknown[] {
  const entries = Object.entries(after);
  const given = Object.fromEntries(entries.filter(([, value]) => value !== null));
  const taken = entries.filter(([, value]) => value === null).map(([key]) => key);
  return [oid, JSON.stringify(given), taken];
}

function set(wanted: Wanted): VerbResult {
  const result: JsonObject = { before: wanted.before };
  return { result, said: words.settings({ table: wanted.name, settings: shown(wanted.after) }) };
}

/** `autovacuum_enabled = default, autovacuum_vacuum_scale_factor = 0.02` */
export function shown(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} = ${value ?? 'default'}`)
    .join(', ');
}
