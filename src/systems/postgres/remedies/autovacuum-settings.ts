// Adjusts autovacuum for one table: switched on where it is off, and sooner where a big table would wait for millions of
// dead rows. Never switched off, never without its throttle.
import type { PlanDraft, Proposal, Remedy } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { deadPercent, deadRows, tableName, type DeadRows } from '../dead-rows.ts';
import type { Session } from '../session.ts';
import { shown } from '../verbs/table-settings.ts';
import { words as plans } from './words.ts';
import { words } from './words-tables.ts';

const ALL = 1_000_000;
/** Smaller ones are scanned in no time, whatever their settings. */
const ROWS = 10_000;
/** A vacuum of a million dead rows takes long and leaves a big hole. */
const LATE_TRIGGER = 1_000_000;
/** One row in a hundred, after the first ten thousand, instead of one in five. */
const SCALE = '0.01';
const BASE = '10000';

type Settings = Readonly<Record<string, string | null>>;

interface Wanted {
  readonly row: DeadRows;
  readonly why: Text;
  readonly after: Settings;
  readonly trigger: number;
}

export const autovacuumSettings: Remedy<Session> = {
  id: 'postgres.autovacuum-settings',
  title: words.settings(),
  risk: 'low',
  async propose(session, { subject }): Promise<Proposal> {
    if (session.server.isStandby) return { kind: 'nothing', reason: plans.standby() };
    const all = (await deadRows(session, ALL)).filter((row) => subject === undefined || tableName(row) === subject);
    const wanted: Wanted[] = [];
    for (const row of all) wanted.push(...(await adjusted(session, row)));
    const chosen = wanted.toSorted((a, b) => b.row.dead - a.row.dead)[0];
    if (chosen === undefined) return { kind: 'nothing', reason: whyNothing(all, subject) };
    return planned(session, chosen);
  },
};

async function adjusted(session: Session, row: DeadRows): Promise<Wanted[]> {
  const { dead, live, trigger } = row;
  const isBig = live + dead >= ROWS;
  const table = tableName(row);
  if (isBig && !row.automatic && (await settingsOf(session, row))['autovacuum_enabled'] === 'false') {
    const why = words.whyOff({ table, dead, percent: deadPercent(row) });
    return [{ row, why, after: { autovacuum_enabled: null }, trigger }];
  }
  if (trigger < LATE_TRIGGER) return [];
  const sooner = Number(BASE) + Number(SCALE) * live;
  if (sooner > trigger / 2) return [];
  const after = { autovacuum_vacuum_scale_factor: SCALE, autovacuum_vacuum_threshold: BASE };
  return [{ row, why: words.whyLate({ table, trigger, rows: live }), after, trigger: sooner }];
}

async function settingsOf({ rows }: Session, { oid }: DeadRows): Promise<Record<string, string>> {
  const [row] = await rows<{ settings: Record<string, string> }>('table-settings', [oid]);
  return row?.settings ?? {};
}

function whyNothing(all: readonly DeadRows[], subject: string | undefined): Text {
  if (subject === undefined) return words.nothingToSet({ rows: ROWS, trigger: LATE_TRIGGER });
  const [row] = all;
  return row === undefined
    ? words.noSuchTable({ table: subject })
    : words.notToSet({ table: subject, trigger: row.trigger });
}

async function planned(session: Session, { row, why, after, trigger }: Wanted): Promise<Proposal> {
  const now = await settingsOf(session, row);
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, now[key] ?? null]));
  const [owned] = await session.rows<{ allowed: boolean; owner: string }>('table-owner', [row.oid]);
  const table = tableName(row);
  const settings = shown(after);
  const [command] = await session.rows<{ command: string }>('table-settings-command', commandFor(row, after));
  if (owned?.allowed !== true) {
    const about = { role: session.server.role, table, owner: owned?.owner ?? '?', ddl: command?.command ?? settings };
    return { kind: 'nothing', reason: words.notAllowed(about) };
  }
  const plan: PlanDraft = {
    title: words.settingsTitle({ table, target: session.target }),
    why,
    steps: [
      {
        verb: 'postgres.table-settings',
        args: { oid: row.oid, name: table, before, after },
        text: words.settingsStep({ table, settings }),
      },
    ],
    tests: [],
    evidence: [words.triggerNow({ before: row.trigger, after: trigger })],
    cost: { locks: words.settingsLocks(), time: words.settingsTime(), outage: plans.noOutage() },
    undo: { possible: true, text: words.settingsUndo({ settings: shown(before) }) },
    proof: { gauges: [{ gauge: 'postgres.dead-rows', subject: table }], text: words.settingsProof() },
    detail: `${command?.command ?? ''};\nbefore: ${shown(before)}\n`,
  };
  return { kind: 'plan', plan };
}

function commandFor({ oid }: DeadRows, after: Settings): unknown[] {
  const given = Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null));
  const taken = Object.keys(after).filter((key) => after[key] === null);
  return [oid, JSON.stringify(given), taken];
}
