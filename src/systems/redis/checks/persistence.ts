// redis.persistence: is there a recovery point, and is it as young as the configuration promises?
import { noticed, ok, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Check } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import type { Info } from '../info.ts';
import type { RedisSession } from '../session.ts';
import { setting } from '../setting.ts';
import { words } from '../words.ts';

export const persistence: Check<RedisSession> = {
  id: 'redis.persistence',
  facet: 'backup',
  title: words.persistence(),
  needs: words.needsRight({ right: '+config|get' }),
  async run(session, { now }) {
    const info = await session.info();
    const ageMs = Math.max(0, now.getTime() - (info.number('rdb_last_save_time') ?? 0) * 1000);
    const failed = failures(info, ageMs);
    // What is broken is told even where the schedule may not be read.
    if (failed.length > 0) return noticed(failed);
    return againstSchedule(info, ageMs, scheduleOf((await setting(session, 'save')) ?? ''));
  },
};

function failures(info: Info, ageMs: number): Noticed[] {
  const isBad = (field: string): boolean => (info.text(field) ?? 'ok') !== 'ok';
  const appends = info.number('aof_enabled') === 1;
  return [
    ...(isBad('rdb_last_bgsave_status') ? [critical('snapshot', words.saveFailed({ age: ageMs }), { ageMs })] : []),
    ...(appends && isBad('aof_last_write_status') ? [critical('append-only-file', words.appendFailed())] : []),
    ...(appends && isBad('aof_last_bgrewrite_status') ? [critical('rewrite', words.rewriteFailed())] : []),
  ];
}

function critical(subject: string, text: Text, values: JsonObject = {}): Noticed {
  return { subject, severity: 'critical', values, text };
}

interface SavePoint {
  readonly seconds: number;
  readonly changes: number;
}

/** `3600 1 300 100`: after 3,600 s if one key changed, after 300 s if 100 did. */
export function scheduleOf(save: string): SavePoint[] {
  const numbers = save.split(' ').filter(Boolean).map(Number);
  return numbers.flatMap((seconds, n) => (n % 2 === 0 ? [{ seconds, changes: numbers[n + 1] ?? 1 }] : []));
}

function againstSchedule(info: Info, ageMs: number, schedule: readonly SavePoint[]): CheckResult {
  const appends = info.number('aof_enabled') === 1;
  if (schedule.length === 0) return ok(appends ? words.appended() : words.notKept());
  const changes = info.number('rdb_changes_since_last_save') ?? 0;
  const isSaving = info.number('rdb_bgsave_in_progress') === 1;
  const late = overdue(schedule, changes, ageMs);
  if (late === undefined || isSaving)
    return ok(appends ? words.savedAndAppended({ age: ageMs }) : words.saved({ age: ageMs }));
  const every = late.seconds * 1000;
  return noticed([
    critical('snapshot', words.saveLate({ age: ageMs, changes, every }), { ageMs, changes, everyMs: every }),
  ]);
}

// Twice the promised time: the server looks at its schedule ten times a second and saves in the background.
function overdue(schedule: readonly SavePoint[], changes: number, ageMs: number): SavePoint | undefined {
  return schedule.find((point) => changes >= point.changes && ageMs > point.seconds * 2000);
}
