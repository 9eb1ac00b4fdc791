// Scenes: the road from the first report to the undo, with a picture at each station.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { handsIn, hasButton, textOf, type Aegis, type SandboxMessage } from '../../test/e2e/aegis.ts';
import type { Camera } from './camera.ts';

const OPS = 'C0OPS';
const CHANGES = 'C0CHANGES';
const OPERATOR = 'U0OPERATOR';
const APPROVER = 'U0APPROVER1';

interface Set {
  readonly aegis: Aegis;
  readonly camera: Camera;
  readonly hands: ReturnType<typeof handsIn>;
}

export async function walk(aegis: Aegis, camera: Camera): Promise<void> {
  const set: Set = { aegis, camera, hands: handsIn(aegis) };
  await firstReport(set);
  await answers(set);
  await smallRisk(set);
  const result = await indexDropped(set);
  await takenBack(set, result);
  await plan(set, 'optimize practice vacuum', 'card-vacuum');
  await rejection(set);
  await camera.home({ name: 'home', user: APPROVER });
  await answered(set, 'status', 'status', APPROVER);
  await answered(set, 'changes', 'changes', APPROVER);
  await secondReport(set);
  await alert(set);
}

async function firstReport({ aegis, camera, hands }: Set): Promise<void> {
  const report = await hands.seen(OPS, (message) => /Full report|전체 보고서/.test(textOf(message)));
  await camera.message({ name: 'report', user: OPERATOR, channel: OPS, ts: report.ts });
  const link = /<(http:[^|>]+)\|/.exec(JSON.parse(JSON.stringify(textOf(report))) as string)?.[1];
  if (link === undefined) throw new Error(`the report has no link: ${textOf(report)}`);
  await camera.page('page', link.replace('127.0.0.1', new URL(aegis.web).hostname));
}

async function answers(set: Set): Promise<void> {
  await answered(set, 'help', 'help', OPERATOR);
  await answered(set, 'check practice', 'check', OPERATOR);
  await answered(set, 'optimise practice', 'typo', OPERATOR);
  await answered(set, 'window', 'windows', OPERATOR);
  await answered(set, 'doctor', 'doctor', OPERATOR);
}

async function answered({ camera, hands }: Set, text: string, name: string, user: string): Promise<void> {
  const before = new Set((await hands.messages(OPS)).map(({ ts }) => ts));
  await hands.type(user, text);
  const answer = await hands.seen(OPS, (message) => message.user === 'U0AEGIS' && !before.has(message.ts));
  await camera.message({ name, user, channel: OPS, ts: answer.ts });
}

async function plan({ camera, hands }: Set, text: string, name: string): Promise<SandboxMessage> {
  const before = new Set((await hands.messages(CHANGES)).map(({ ts }) => ts));
  await hands.type(OPERATOR, text);
  const card = await hands.seen(CHANGES, (message) => hasButton(message, 'approve') && !before.has(message.ts));
  await camera.message({ name, user: OPERATOR, channel: CHANGES, ts: card.ts });
  return card;
}

async function smallRisk(set: Set): Promise<void> {
  const { camera, hands } = set;
  const card = await plan(set, 'optimize practice-cache expire-idle-keys', 'card-redis');
  await hands.click(OPERATOR, CHANGES, card, 'approve');
  const result = await replyTo(set, card, (message) => hasButton(message, 'undo'));
  await camera.message({ name: 'result-redis', user: OPERATOR, channel: CHANGES, ts: result.ts, thread: card.ts });
}

async function indexDropped(set: Set): Promise<SandboxMessage> {
  const { aegis, camera, hands } = set;
  const card = await plan(set, 'optimize practice drop-duplicate-index', 'card-medium');
  await hands.click(OPERATOR, CHANGES, card, 'approve');
  const refusal = await hands.seen(CHANGES, ({ ephemeral_to: to, text }) => to === OPERATOR && /cannot|불가/.test(text));
  await camera.message({ name: 'refusal', user: OPERATOR, channel: CHANGES, ts: refusal.ts });
  const release = await heldUp(practiceOf(aegis));
  await hands.click(APPROVER, CHANGES, card, 'approve');
  const progress = await replyTo(set, card, (message) => message.edited !== undefined && hasButton(message, 'cancel'));
  await camera.message({ name: 'progress', user: APPROVER, channel: CHANGES, ts: progress.ts, thread: card.ts });
  await release();
  const result = await replyTo(set, card, (message) => hasButton(message, 'undo'));
  await hands.seen(CHANGES, (message) => message.ts === card.ts && !hasButton(message, 'cancel'));
  await camera.message({ name: 'approved', user: OPERATOR, channel: CHANGES, ts: card.ts });
  await camera.message({ name: 'result', user: OPERATOR, channel: CHANGES, ts: result.ts, thread: card.ts });
  return result;
}

async function takenBack({ camera, hands }: Set, result: SandboxMessage): Promise<void> {
  const before = new Set((await hands.messages(CHANGES)).map(({ ts }) => ts));
  await hands.click(OPERATOR, CHANGES, result, 'undo');
  const card = await hands.seen(CHANGES, (message) => hasButton(message, 'approve') && !before.has(message.ts));
  await camera.message({ name: 'card-undo', user: OPERATOR, channel: CHANGES, ts: card.ts });
}

async function rejection({ camera, hands }: Set): Promise<void> {
  const card = await hands.seen(CHANGES, (message) => hasButton(message, 'reject'));
  await camera.window({ name: 'reject', user: APPROVER, channel: CHANGES, ts: card.ts }, async (page) => {
    await page.locator(`.messages .msg[data-ts="${card.ts}"] button`).nth(1).click();
  });
}

async function secondReport(set: Set): Promise<void> {
  const { camera, hands } = set;
  const before = new Set((await hands.messages(OPS)).map(({ ts }) => ts));
  await hands.type(OPERATOR, 'report daily');
  const report = await hands.seen(OPS, (message) => message.user === 'U0AEGIS' && !before.has(message.ts));
  await camera.message({ name: 'report-later', user: OPERATOR, channel: OPS, ts: report.ts });
}

// Nearly every connection is taken: true, and given back at once.
async function alert({ aegis, camera, hands }: Set): Promise<void> {
  const taken: pg.Client[] = [];
  try {
    for (let free = true; free && taken.length < 500; ) {
      const client = new pg.Client({ connectionString: practiceOf(aegis), application_name: 'billing' });
      client.on('error', () => undefined);
      free = await client.connect().then(() => taken.push(client) > 0, () => false);
    }
    await Promise.all(taken.splice(0, 8).map((client) => client.end()));
    const posted = await hands.seen(OPS, (message) => /red_circle/.test(message.text), 130_000);
    await camera.message({ name: 'alert', user: OPERATOR, channel: OPS, ts: posted.ts });
    await Promise.all(taken.splice(0).map((client) => client.end()));
    const resolved = await hands.seen(OPS, ({ ts, text }) => ts === posted.ts && /check_mark/.test(text), 300_000);
    await camera.message({ name: 'alert-resolved', user: OPERATOR, channel: OPS, ts: resolved.ts });
  } finally {
    await Promise.all(taken.map((client) => client.end()));
  }
}

function replyTo({ hands }: Set, { ts: thread }: SandboxMessage, wanted: (message: SandboxMessage) => boolean) {
  return hands.seen(CHANGES, (message) => message.thread_ts === thread && wanted(message));
}

function practiceOf({ home }: Aegis): string {
  const run = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as { practice: { postgres: string } };
  return run.practice.postgres;
}

/** A transaction that has read the table holds the drop of its index up until it is released. */
async function heldUp(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, application_name: 'billing' });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ; LOCK TABLE shop.orders IN ACCESS SHARE MODE');
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}
