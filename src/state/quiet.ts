// Quiet: mutes of findings and freezes of changes. Both always end, and both are shown while they last.
import type { FreezeView, MuteView } from '../core/quiet.ts';
import { statement, type Db } from './db.ts';

export async function addMute(
  db: Db,
  mute: { finding: string; minutes: number; reason: string; by: string },
): Promise<string> {
  const values = [mute.finding, mute.minutes, mute.reason, mute.by];
  const { rows } = await db.query<{ until: Date }>(statement('mute-add'), values);
  return rows[0]?.until.toISOString() ?? '';
}

export async function endMute(db: Db, finding: string): Promise<boolean> {
  return ((await db.query(statement('mute-end'), [finding])).rowCount ?? 0) > 0;
}

export async function openMutes(db: Db): Promise<readonly MuteView[]> {
  const { rows } = await db.query<{ finding: string; until: Date; reason: string; by_id: string }>(
    statement('mute-read'),
  );
  return rows.map(({ finding, until, reason, by_id: by }) => ({ finding, until: until.toISOString(), reason, by }));
}

export async function addFreeze(db: Db, freeze: { until: Date; reason: string; by: string }): Promise<void> {
  await db.query(statement('freeze-add'), [freeze.until, freeze.reason, freeze.by]);
}

/** What waited for its end is due again. In one transaction. */
export async function endFreeze(db: Db): Promise<boolean> {
  const isEnded = ((await db.query(statement('freeze-end'))).rowCount ?? 0) > 0;
  if (isEnded) await db.query(statement('change-unfreeze'));
  return isEnded;
}

export async function openFreeze(db: Db): Promise<FreezeView | undefined> {
  const { rows } = await db.query<{ until: Date; reason: string; by_id: string }>(statement('freeze-read'));
  const row = rows[0];
  return row === undefined ? undefined : { until: row.until.toISOString(), reason: row.reason, by: row.by_id };
}
