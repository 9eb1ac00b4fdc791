// redis.expire-idle-keys: plans a sweep over keys that nobody gave an expiry and nobody uses.
import { createHash } from 'node:crypto';
import { Fault } from '../../../core/fault.ts';
import type { Proposal, Remedy } from '../../../core/system.ts';
import type { SweepArgs } from '../idle/args.ts';
import { readRecord } from '../idle/record.ts';
import { survey } from '../idle/survey.ts';
import { isSaving, whyNotIdle } from '../idle/validity.ts';
import type { RedisSession } from '../session.ts';
import { words } from '../words-sweep.ts';
import { planOf } from './plan.ts';

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;
const MARK_LENGTH = 10;

type Args = Readonly<Record<string, string>>;

export const expireIdleKeys: Remedy<RedisSession> = {
  id: 'redis.expire-idle-keys',
  title: words.title(),
  risk: 'low',
  propose,
};

async function propose(session: RedisSession, args: Args): Promise<Proposal> {
  const { idleKeyDays, quarantineHours } = session.thresholds;
  const wanted = {
    prefixes: prefixesOf(session, args),
    idleSeconds: positive(args, 'idleDays', idleKeyDays) * DAY_SECONDS,
    graceSeconds: positive(args, 'graceHours', quarantineHours) * HOUR_SECONDS,
  };
  const info = await session.info();
  const reason = whyNotIdle(info, wanted.idleSeconds) ?? (isSaving(info) ? words.saving() : undefined);
  if (reason !== undefined) return { kind: 'nothing', reason };
  const found = await survey(session, wanted);
  if (found.keys === 0) {
    const matching = found.prefixes.reduce((sum, { all }) => sum + all, 0);
    const prefixes = wanted.prefixes.join(', ');
    return { kind: 'nothing', reason: words.nothing({ matching, prefixes, idle: wanted.idleSeconds * 1000 }) };
  }
  const replicas = info.number('connected_slaves') ?? 0;
  const sweep = { ...wanted, mark: await freeMark(session, wanted) };
  return { kind: 'plan', plan: planOf({ sweep, found, replicas, database: session.database }) };
}

/** Only what the fleet file allows, or a part of it. */
function prefixesOf(session: RedisSession, { prefixes, subject }: Args): readonly string[] {
  const asked = (prefixes ?? subject ?? '')
    .split(',')
    .map((prefix) => prefix.trim())
    .filter(Boolean);
  const list = session.prefixes.join(', ');
  for (const prefix of asked) {
    const isAllowed = session.prefixes.some((configured) => prefix.startsWith(configured));
    if (!isAllowed) throw new Fault('bad-input', words.badPrefix({ prefix, list }));
  }
  return asked.length === 0 ? session.prefixes : asked;
}

function positive(args: Args, name: string, otherwise: number): number {
  const value = args[name];
  const number = value === undefined || value === '' ? otherwise : Number(value);
  if (!(number > 0 && number < Infinity))
    throw new Fault('bad-input', words.badNumber({ name, value: value ?? number }));
  return number;
}

// The same wish has the same mark until it has been run once: a plan that is made again before its run is the same plan.
async function freeMark(session: RedisSession, wanted: Omit<SweepArgs, 'mark'>): Promise<string> {
  for (let n = 1; ; n += 1) {
    const digest = createHash('sha256')
      .update(JSON.stringify([session.address, wanted, n]))
      .digest('hex');
    const mark = digest.slice(0, MARK_LENGTH);
    if ((await readRecord(session, mark)) === undefined) return mark;
  }
}
