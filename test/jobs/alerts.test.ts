// Alerts: a new critical finding posts one message, which is edited while it lasts and resolves itself after a calm time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Severity } from '../../src/core/finding.ts';
import { inspect } from '../../src/jobs/watch/inspect.ts';
import { addMute, endMute } from '../../src/state/quiet.ts';
import { withClient } from '../servers/postgres.ts';
import { told } from './ledger-parts.ts';
import { stage, type Stage } from './ledger-stage.ts';

const books = Array.from({ length: 12 }, (_, n) => `book-${n}`);
const place = await stage(books);
const EVERY_MINUTES = place.parts.fleet.checkEveryMinutes;
let nextBook = 0;

/** One target, looked at round after round; each round is five minutes after the one before. */
function watched(other: Partial<Stage['parts']['fleet']> = {}) {
  const book = books[nextBook++] ?? '';
  const fleet = { ...place.parts.fleet, ...other };
  const targets = fleet.targets.filter(({ name }) => name === book);
  const start = Date.now();
  let minute = 0;
  const look = async (only?: readonly string[]): Promise<void> => {
    const now = new Date(start + minute * 60_000);
    minute += EVERY_MINUTES;
    await inspect({ ...place.parts, fleet, now: () => now }, { targets, ...(only && { only }) });
  };
  const becomes = async (severity: Severity | 'fine', subject = 'water'): Promise<void> => {
    await withClient(place.ledger, async (client) => {
      await client.query('DELETE FROM level WHERE book = $1 AND subject = $2', [book, subject]);
      if (severity !== 'fine') await client.query('INSERT INTO level VALUES ($1, $2, $3)', [book, subject, severity]);
    });
    await look();
  };
  /** The alerts of this target: how often each was put, and whether it says that it is over. */
  const alerts = async () => {
    const { rows } = await place.pool.query<{ key: string; revision: number; resolved: boolean }>(
      `SELECT o.key, o.revision, a.resolved_at IS NOT NULL AS resolved
       FROM aegis.alert a JOIN aegis.outbox o ON starts_with(o.key, 'alert:' || a.id || ':')
       WHERE a.finding->>'target' = $1 ORDER BY a.id`,
      [book],
    );
    return rows;
  };
  return { book, look, becomes, alerts };
}

function states(alerts: readonly { resolved: boolean }[]): string[] {
  return alerts.map(({ resolved }) => (resolved ? 'resolved' : 'open'));
}

test('a new critical finding posts one message, edited while it lasts, resolved after a calm time', async () => {
  const { becomes, look, alerts } = watched();
  await becomes('critical');
  for (let round = 0; round < 4; round += 1) await look();
  assert.deepEqual(states(await alerts()), ['open']);
  await becomes('fine');
  await look();
  assert.deepEqual(states(await alerts()), ['open'], 'two rounds are not yet calm');
  await look();
  const [alert, ...others] = await alerts();
  assert.deepEqual([alert?.resolved, others.length], [true, 0]);
  assert.ok((alert?.revision ?? 0) > 1, 'the same message was edited');
  const [message] = await told(place.pool, alert?.key ?? '');
  assert.match(message?.bodies[0]?.text ?? '', /resolved/i);
});

test('what comes and goes within the calm time stays one alert', async () => {
  const { becomes, alerts } = watched();
  for (let round = 0; round < 4; round += 1) {
    await becomes('critical');
    await becomes('fine');
  }
  assert.deepEqual(states(await alerts()), ['open']);
});

test('what comes back after it was resolved is a new alert', async () => {
  const { becomes, look, alerts } = watched();
  await becomes('critical');
  await becomes('fine');
  await look();
  await look();
  await becomes('critical');
  assert.deepEqual(states(await alerts()), ['resolved', 'open']);
});

test('warnings raise no alert, and each critical subject has its own', async () => {
  const { becomes, alerts } = watched();
  await becomes('warning', 'air');
  assert.deepEqual(await alerts(), []);
  await becomes('critical', 'water');
  await becomes('critical', 'fire');
  assert.deepEqual(states(await alerts()), ['open', 'open']);
});

test('a muted finding raises no alert until its mute ends', async () => {
  const { book, becomes, look, alerts } = watched();
  const finding = `${book}/ledger.level`;
  await addMute(place.pool, { finding, minutes: 60, reason: 'known', by: 'U1' });
  await becomes('critical');
  assert.deepEqual(await alerts(), []);
  await endMute(place.pool, finding);
  await look();
  assert.deepEqual(states(await alerts()), ['open']);
});

test('an alert that is muted while it lasts is not called resolved', async () => {
  const { book, becomes, look, alerts } = watched();
  await becomes('critical');
  const [first] = await alerts();
  await addMute(place.pool, { finding: book, minutes: 60, reason: 'known', by: 'U1' });
  for (let round = 0; round < 4; round += 1) await look();
  assert.deepEqual(await alerts(), [first], 'as it was, unedited');
  await becomes('fine');
  await look();
  await look();
  assert.deepEqual(states(await alerts()), ['resolved']);
});

test('a look at other checks, or one that sees nothing, resolves no alert', async () => {
  const { becomes, look, alerts } = watched();
  await becomes('critical');
  for (let round = 0; round < 4; round += 1) await look(['security']);
  assert.deepEqual(states(await alerts()), ['open']);
});

test('a target that does not answer is one alert, and its other alerts stay open', async () => {
  const away = new URL(place.ledger);
  const { book, becomes, look, alerts } = watched();
  await becomes('critical');
  away.port = '1';
  const targets = place.parts.fleet.targets
    .filter(({ name }) => name === book)
    .map((target) => ({ ...target, connection: { url: away.href, book } }));
  for (let round = 4; round < 8; round += 1) {
    const now = new Date(Date.now() + round * EVERY_MINUTES * 60_000);
    await inspect({ ...place.parts, now: () => now }, { targets });
  }
  assert.deepEqual(states(await alerts()), ['open', 'open']);
  for (let round = 0; round < 14; round += 1) await look();
  assert.deepEqual(states(await alerts()), ['open', 'resolved']);
});

test('two workers that look at once raise one alert', async () => {
  const { becomes, look, alerts } = watched();
  await becomes('warning');
  await withClient(place.ledger, (client) => client.query("UPDATE level SET severity = 'critical'"));
  await Promise.all([look(), look(), look()]);
  assert.deepEqual(states(await alerts()), ['open']);
});
