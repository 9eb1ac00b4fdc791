// The doors: whatever a person types, says in a thread, clicks, fills in or asks from a terminal reaches the same
// parser and gets the right answer in the right place.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { withClient } from '../servers/postgres.ts';
import { openPage, type Page } from '../servers/slack.ts';
import { temporaryFolder } from '../servers/temporary-folder.ts';
import { buttonIn, handsIn, hasButton, startAegis, textOf, until, type Aegis, type SandboxMessage } from './aegis.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const folder = temporaryFolder('doors');
const inThreeDays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getUTCDay() + 3) % 7];

// A target that is not there; a window that is not open; and one click is not enough for a small risk.
const fleet = `
targets:
  - { name: gone, kind: redis, url: 'redis://127.0.0.1:1' }
  # Known to the windows below; the practice server keeps its name and its own address.
  - { name: practice-cache, kind: redis, url: 'redis://127.0.0.1:1' }
windows: [{ name: later, targets: [practice-cache], days: [${inThreeDays}], from: '02:00', to: '03:00', zone: Etc/UTC }]
policy: { low: { approvals: 1, role: operator, requesterMayApprove: true, typedConfirmation: true } }
`;

let aegis: Aegis;
let hands: ReturnType<typeof handsIn>;
let page: Page;
let practice: string;
let report: SandboxMessage;

before(async () => {
  const path = join(folder, 'fleet.yml');
  writeFileSync(path, fleet);
  aegis = await startAegis({ env: { AEGIS_CONFIG: path } });
  hands = handsIn(aegis);
  page = await openPage(aegis.workspace);
  const run = JSON.parse(readFileSync(join(aegis.home, 'run.json'), 'utf8')) as { practice: { postgres: string } };
  practice = run.practice.postgres;
  report = await hands.seen('C0OPS', (message) => /Full report/.test(textOf(message)));
});
after(async () => {
  page.close();
  await aegis.stop();
});

type Wanted = (message: SandboxMessage) => boolean;

/** What comes after the act; an older message that looks the same does not count. */
async function afterwards(channel: string, act: () => Promise<void>, wanted: Wanted): Promise<SandboxMessage> {
  const known = new Map((await hands.messages(channel)).map((message) => [message.ts, textOf(message)]));
  await act();
  return hands.seen(channel, (message) => known.get(message.ts) !== textOf(message) && wanted(message));
}

const says =
  (words: RegExp): Wanted =>
  (message) =>
    message.user === 'U0AEGIS' && words.test(textOf(message));
const tells =
  (user: string, words: RegExp): Wanted =>
  (message) =>
    message.ephemeral_to === user && words.test(textOf(message));

const answer = (text: string, words: RegExp, user = 'U0OPERATOR') =>
  afterwards('C0OPS', () => hands.type(user, text), tells(user, words));
const said = (text: string, words: RegExp) => afterwards('C0OPS', () => hands.type('U0OPERATOR', text), says(words));
const card = (text: string) =>
  afterwards(
    'C0CHANGES',
    () => hands.type('U0OPERATOR', text),
    (message) => hasButton(message, 'approve'),
  );
const numberOf = (message: SandboxMessage) => buttonIn(message, 'approve').button.value ?? '';
const cardNow = ({ ts }: SandboxMessage, words: RegExp) =>
  hands.seen('C0CHANGES', (message) => message.ts === ts && words.test(textOf(message)));
const reply = ({ ts }: SandboxMessage, wanted: Wanted) =>
  hands.seen('C0CHANGES', (message) => message.thread_ts === ts && wanted(message));

test('a mention in a thread is answered in that thread, also privately', async () => {
  const ask = (text: string) => () => hands.say('U0OPERATOR', `<@U0AEGIS> ${text}`, 'C0OPS', report.ts);
  const own = await afterwards('C0OPS', ask('상태'), tells('U0OPERATOR', /things? needs? you/));
  const shared = await afterwards('C0OPS', ask('check host-1 host.memory'), says(/host-1 · host.memory/));
  assert.deepEqual([own.thread_ts, shared.thread_ts], [report.ts, report.ts]);
});

test('a mention in the channel is answered in the channel, where a private answer can be seen', async () => {
  const ask = () => hands.say('U0APPROVER1', 'please <@U0AEGIS> 변경', 'C0OPS');
  assert.equal((await afterwards('C0OPS', ask, tells('U0APPROVER1', /No changes open/))).thread_ts, undefined);
});

test('Korean words and English words are the same commands', async () => {
  const pairs: readonly (readonly [string, string, RegExp])[] = [
    ['changes', '변경', /No changes open/],
    ['history', '이력', /No changes yet/],
    ['window', '작업창', /practice-cache: next window later/],
    ['doctor', '진단', /missing|Everything needed is there/],
    ['show 99', '보기 99', /No change 99/],
  ];
  // One person for each pair: answers in one channel come a second apart, and people's own are told apart.
  for (const [english, korean, words] of pairs) {
    const [first, second] = await Promise.all([answer(english, words), answer(korean, words, 'U0APPROVER2')]);
    assert.ok(first.ts !== second.ts);
  }
});

test('what cannot be understood is answered with how to mend it', async () => {
  await answer('optimise practice', /Did you mean: optimize/);
  await answer('check pratice', /Did you mean: .*practice/);
  await answer('optimize nowhere vacuum', /No target .*practice/);
  await answer('optimize practice vaccum', /No remedy .*postgres.vacuum/);
  await answer('reject 1', /reject .*reason/);
});

test('a muted finding is left out and named in the next report, until it is unmuted', async () => {
  await said('mute "practice/invalid-index" 2h "known, rebuilt on Sunday"', /Muted until .*invalid-index/);
  const quiet = await said('report daily', /Full report/);
  assert.match(textOf(quiet), /Muted, 1/);
  assert.doesNotMatch(textOf(quiet), /is invalid/);
  await said('unmute practice/invalid-index', /No longer muted/);
  await said('check practice invalid-index', /is invalid/);
});

test('a line of the report proposes, its details are private, and a reason is needed to reject', async () => {
  const proposed = await afterwards(
    'C0CHANGES',
    () => hands.click('U0OPERATOR', 'C0OPS', report, 'postgres.drop-duplicate-index'),
    (message) => hasButton(message, 'approve'),
  );
  await afterwards(
    'C0CHANGES',
    () => hands.click('U0APPROVER2', 'C0CHANGES', proposed, 'details'),
    tells('U0APPROVER2', /DROP INDEX CONCURRENTLY/),
  );
  await afterwards(
    'C0CHANGES',
    () => hands.click('U0GUEST', 'C0CHANGES', proposed, 'details'),
    tells('U0GUEST', /needs the role viewer/),
  );
  const later = await said('report daily', /plans? waits? for approval/);
  await afterwards(
    'C0OPS',
    () => hands.click('U0APPROVER1', 'C0OPS', later, 'show-plans'),
    tells('U0APPROVER1', /1 change open/),
  );
  await answer(`reject ${numberOf(proposed)}`, /reason/);

  await hands.click('U0APPROVER1', 'C0CHANGES', proposed, 'reject');
  await until(() => (page.windows.stack.length === 1 ? true : undefined));
  submit('U0APPROVER1', 'reason', ' ');
  await until(() => (/give a reason/.test(JSON.stringify(page.windows.errors)) ? true : undefined));
  submit('U0APPROVER1', 'reason', 'wait for the release');
  const over = await cardNow(proposed, /Rejected by <@U0APPROVER1> .*wait for the release/);
  assert.ok(!hasButton(over, 'approve'));
  await afterwards(
    'C0CHANGES',
    () => hands.click('U0APPROVER2', 'C0CHANGES', proposed, 'approve'),
    tells('U0APPROVER2', /Already rejected by <@U0APPROVER1> .*wait for the release/),
  );
});

test('a plan that has lost its reason is not run, and its result offers to try again', async () => {
  const proposed = await card('optimize practice drop-duplicate-index');
  const [, index = ''] = /DROP INDEX CONCURRENTLY ([\w.]+)/.exec(textOf(proposed)) ?? [];
  const definition = await inPractice(`SELECT pg_get_indexdef('${index}'::regclass) AS it`);
  await inPractice(`DROP INDEX ${index}`);
  await hands.click('U0APPROVER1', 'C0CHANGES', proposed, 'approve');
  const result = await reply(proposed, (message) => hasButton(message, 'again'));
  assert.match(textOf(result), /Not started/);
  await inPractice(definition);
  const again = await afterwards(
    'C0CHANGES',
    () => hands.click('U0OPERATOR', 'C0CHANGES', result, 'again'),
    (message) => hasButton(message, 'approve'),
  );
  await afterwards(
    'C0CHANGES',
    () => hands.type('U0OPERATOR', `취소 ${numberOf(again)} "not today"`, 'C0CHANGES'),
    tells('U0OPERATOR', /is cancelled/),
  );
  assert.ok(!hasButton(await cardNow(again, /Cancelled by <@U0OPERATOR>/), 'approve'));
});

test('a freeze holds an approved plan back with its reason and end; unfreeze lets it run; undo is asked once', async () => {
  await said('freeze 2h "release day"', /frozen until .*release day/);
  const frozen = await card('optimize practice drop-duplicate-index');
  assert.match(textOf(frozen), /frozen until .*release day/);
  await hands.click('U0APPROVER1', 'C0CHANGES', frozen, 'approve');
  await cardNow(frozen, /frozen until .*Runs at/);
  await answer('status', /frozen until .*release day/);
  await said('unfreeze', /may run again/);
  const result = await reply(frozen, (message) => hasButton(message, 'undo'));
  const back = await afterwards(
    'C0CHANGES',
    () => hands.click('U0OPERATOR', 'C0CHANGES', result, 'undo'),
    (message) => hasButton(message, 'approve'),
  );
  await answer(`rollback ${numberOf(frozen)}`, new RegExp(`Change ${numberOf(back)} already takes it back`));
  await home(back);
  await cancelledWhileItRuns(back);
});

/** App Home shows what waits, to whom it may concern. */
async function home(waiting: SandboxMessage): Promise<void> {
  await Promise.all(['U0APPROVER2', 'U0GUEST'].map((user) => hands.openHome(user)));
  const shown = (user: string, words: RegExp) =>
    until(() => (words.test(JSON.stringify(page.homes.get(user) ?? '')) ? true : undefined));
  await shown('U0APPROVER2', new RegExp(`Waiting for a decision.*Change ${numberOf(waiting)}:.*approve changes`));
  await shown('U0GUEST', /needs the role viewer/);
}

async function cancelledWhileItRuns(proposed: SandboxMessage): Promise<void> {
  const holder = new pg.Client({ connectionString: practice });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE shop.orders IN ROW EXCLUSIVE MODE');
  try {
    await hands.click('U0APPROVER2', 'C0CHANGES', proposed, 'approve');
    const progress = await reply(proposed, (message) => hasButton(message, 'cancel'));
    await hands.click('U0OPERATOR', 'C0CHANGES', progress, 'cancel');
    await reply(proposed, tells('U0OPERATOR', /Cancelling change/));
    // The half-built index is taken away again, which waits for the same transaction.
    const removing = `SELECT 1 AS it FROM pg_stat_activity WHERE query LIKE 'DROP INDEX CONCURRENTLY%' AND wait_event_type = 'Lock'`;
    await until(async () => (await inPractice(removing)) || undefined);
  } finally {
    await holder.query('ROLLBACK');
    await holder.end();
  }
  await reply(proposed, says(/Cancelled by <@U0OPERATOR>/));
  assert.equal(
    await inPractice(`SELECT string_agg(indexrelid::regclass::text, ',') AS it FROM pg_index i
    WHERE NOT indisvalid AND indrelid = 'shop.orders'::regclass`),
    '',
    'a half-built index was left behind',
  );
}

test('where the name of the target must be typed, one click approves nothing', async () => {
  const proposed = await card('optimize practice vacuum');
  await hands.click('U0OPERATOR', 'C0CHANGES', proposed, 'approve');
  await until(() => (page.windows.stack.length === 1 ? true : undefined));
  submit('U0OPERATOR', 'target', 'pratice');
  await until(() => (/not the name/.test(JSON.stringify(page.windows.errors)) ? true : undefined));
  submit('U0OPERATOR', 'target', 'practice');
  await reply(proposed, says(/Done in .*dead rows/));
});

test('outside its window a plan is approved for the next one, and says when', async () => {
  const proposed = await card('optimize practice-cache expire-idle-keys');
  assert.match(JSON.stringify(buttonIn(proposed, 'approve').button.text), /run at next window \(.* 02:00/);
  await answer(`approve ${numberOf(proposed)} practice-cache`, /is approved/);
  const waits = await cardNow(proposed, /Runs at .* 02:00/);
  await afterwards(
    'C0CHANGES',
    () => hands.click('U0OPERATOR', 'C0CHANGES', waits, 'cancel'),
    tells('U0OPERATOR', /is cancelled/),
  );
});

test('the terminal answers by exit code and prints findings in one shape', async () => {
  const [fine, critical, found, unknown] = await Promise.all([
    terminal(['check', 'host-1', 'host.inodes', '--as', 'U0OPERATOR']),
    terminal(['check', 'gone', '--as', 'U0OPERATOR']),
    terminal(['check', 'practice', '--json', '--as', 'U0OPERATOR']),
    terminal(['check', 'nowhere', '--as', 'U0OPERATOR']),
  ]);
  assert.deepEqual([fine.code, critical.code, unknown.code], [0, 1, 2], unknown.out);
  const { findings } = JSON.parse(found.out) as { findings: object[] };
  assert.ok(findings.length > 0);
  const shape = ['check', 'target', 'subject', 'severity', 'values', 'text'];
  for (const finding of findings) {
    assert.deepEqual(
      Object.keys(finding).filter((key) => key !== 'remedy'),
      shape,
    );
  }
});

test('the terminal is no way round roles: without one it may only look, and it is nobody else outside the sandbox', async () => {
  const elsewhere = join(folder, 'elsewhere');
  writeElsewhere(elsewhere);
  const [looks, acts, poses] = await Promise.all([
    terminal(['status']),
    terminal(['freeze', '2h', 'because']),
    terminal(['status', '--as', 'U0APPROVER1'], elsewhere),
  ]);
  assert.notEqual(looks.code, 2, looks.err);
  assert.equal(acts.code, 2);
  assert.match(acts.out, /needs the role operator/);
  assert.equal(poses.code, 2);
  assert.match(poses.err, /--as works in the sandbox only/);
});

/** A state folder of a real workspace, as far as the terminal looks. */
function writeElsewhere(home: string): void {
  const { sandboxUrl: _, ...run } = JSON.parse(readFileSync(join(aegis.home, 'run.json'), 'utf8')) as object & {
    sandboxUrl?: string;
  };
  mkdirSync(home);
  writeFileSync(join(home, 'run.json'), JSON.stringify(run));
}

function submit(user: string, field: string, value: string): void {
  page.send({ t: 'view_submit', user, values: { [field]: { [field]: { value } } } });
}

async function inPractice(statement: string): Promise<string> {
  return withClient(practice, async (client) => {
    const { rows } = await client.query<{ it?: string | null }>(statement);
    return rows[0]?.it ?? '';
  });
}

function terminal(words: string[], home = aegis.home): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, AEGIS_HOME: home, AEGIS_CONFIG: join(folder, 'fleet.yml') };
  const child = spawn(process.execPath, [main, 'terminal', ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...printed })));
}
