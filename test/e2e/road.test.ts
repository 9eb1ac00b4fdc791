// The road, end to end, on real input: `npm start`, the sandbox's people, a real practice server.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { withBrowser } from '../servers/browser.ts';
import { withClient } from '../servers/postgres.ts';
import { another, handsIn, hasButton, startAegis, textOf, until, type Aegis, type SandboxMessage } from './aegis.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;
let aegis: Aegis;
let practice: string;

before(async () => {
  aegis = await startAegis();
  practice = runFile().practice.postgres;
});
after(() => aegis.stop());

function runFile(): { practice: { postgres: string }; databaseUrl: string } {
  return JSON.parse(readFileSync(join(aegis.home, 'run.json'), 'utf8')) as ReturnType<typeof runFile>;
}

function terminal(...words: string[]): { code: number | null; out: string; err: string } {
  const env = { ...process.env, AEGIS_HOME: aegis.home };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'terminal', ...words], {
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

interface JsonFinding {
  readonly check: string;
  readonly target: string;
  readonly subject: string;
  readonly severity: string;
  readonly values: Record<string, number>;
  readonly text: string;
}
function findingsOf(...words: string[]): readonly JsonFinding[] {
  const { out, err, code } = terminal(...words, '--json', '--as', 'U0OPERATOR');
  assert.notEqual(code, 2, err);
  return (JSON.parse(out) as { findings: JsonFinding[] }).findings;
}

const isCard = (title: RegExp) => (message: SandboxMessage) =>
  hasButton(message, 'approve') && title.test(textOf(message));

/** The card that is not there yet when this is called: an edit of an older one may still be on its way. */
async function nextCard(title: RegExp): Promise<() => Promise<SandboxMessage>> {
  const hands = handsIn(aegis);
  const before = new Set((await hands.messages('C0CHANGES')).map(({ ts }) => ts));
  return () => hands.seen('C0CHANGES', (message) => isCard(title)(message) && !before.has(message.ts));
}
const isFor = (user: string, words: RegExp) => (message: SandboxMessage) =>
  message.ephemeral_to === user && words.test(textOf(message));

test('the first daily report comes to #ops without being asked', async () => {
  const report = await handsIn(aegis).seen('C0OPS', (message) => /need(s)? you/.test(textOf(message)), 30_000);
  assert.match(textOf(report), /practice/);
});

test('the report finds what is really wrong with the practice server', () => {
  const found = findingsOf('check', 'practice').map(({ check }) => check);
  for (const check of ['postgres.duplicate-index', 'postgres.dead-rows']) {
    assert.ok(found.includes(check), `${check} is not among ${found.join(', ')}`);
  }
});

test('numbers are those that df and psql show', async () => {
  const { out } = terminal('check', 'host-1', 'host.disk', '--json', '--as', 'U0OPERATOR');
  const df = dfPercent();
  assert.ok(out.includes(`${df} %`) || out.includes(`"usedPercent": ${df}`), `df says ${df} %: ${out}`);
  const duplicate = findingsOf('check', 'practice', 'postgres.duplicate-index')[0];
  const bytes = await withClient(practice, async (client) => {
    // A subject is schema.table.index.
    const [schema, , index] = duplicate?.subject.split('.') ?? [];
    const name = `${schema}.${index}`;
    const { rows } = await client.query<{ bytes: string }>('SELECT pg_relation_size($1::regclass) AS bytes', [name]);
    return Number(rows[0]?.bytes);
  });
  assert.equal(duplicate?.values['bytes'], bytes);
});

test('a duplicate index goes on approval of another person and comes back on undo, the same', async () => {
  const hands = handsIn(aegis);
  const cardSeen = await nextCard(/uplicate/);
  await hands.type('U0OPERATOR', 'optimize practice drop-duplicate-index');
  const card = await cardSeen();
  const index = /DROP INDEX CONCURRENTLY ([\w.]+)/.exec(textOf(card))?.[1] ?? '';
  const definition = await definitionOf(index);
  assert.ok(definition, `the card names no index that exists: ${textOf(card)}`);

  await hands.click('U0OPERATOR', 'C0CHANGES', card, 'approve');
  await hands.seen('C0CHANGES', isFor('U0OPERATOR', /You cannot \w+ change/));
  await hands.click('U0GUEST', 'C0CHANGES', card, 'approve');
  await hands.seen('C0CHANGES', isFor('U0GUEST', /You cannot \w+ change/));
  assert.equal(await definitionOf(index), definition, 'the index went without an approval that counts');

  for (let times = 0; times < 3; times += 1) await hands.click('U0APPROVER1', 'C0CHANGES', card, 'approve');
  const result = await hands.seen(
    'C0CHANGES',
    (message) => message.thread_ts === card.ts && hasButton(message, 'undo'),
  );
  assert.match(textOf(result), /Done in/);
  assert.equal(await definitionOf(index), undefined);
  // The card is redrawn without its buttons, stamped with who; edits of one message come three seconds apart.
  await hands.seen(
    'C0CHANGES',
    (message) => message.ts === card.ts && !hasButton(message, 'approve') && /U0APPROVER1/.test(textOf(message)),
  );

  await hands.click('U0OPERATOR', 'C0CHANGES', result, 'undo');
  const back = await hands.seen('C0CHANGES', isCard(/Take back/));
  await hands.click('U0APPROVER2', 'C0CHANGES', back, 'approve');
  await hands.seen('C0CHANGES', (message) => message.thread_ts === back.ts && /Done in/.test(textOf(message)));
  assert.equal(await definitionOf(index), definition);
});

test('a worker killed in mid-change is followed by another, and the effect is there once', async () => {
  const hands = handsIn(aegis);
  await withClient(practice, (client) =>
    client.query(
      `CREATE TABLE IF NOT EXISTS public.dropped (at timestamptz DEFAULT now(), what text);
       CREATE OR REPLACE FUNCTION note_drop() RETURNS event_trigger LANGUAGE plpgsql AS $$
       DECLARE o record; BEGIN FOR o IN SELECT * FROM pg_event_trigger_dropped_objects() LOOP
         IF o.object_type = 'index' THEN INSERT INTO public.dropped (what) VALUES (o.object_identity); END IF; END LOOP; END $$;
       DROP EVENT TRIGGER IF EXISTS ledger; CREATE EVENT TRIGGER ledger ON sql_drop EXECUTE FUNCTION note_drop();`,
    ),
  );
  const cardSeen = await nextCard(/uplicate/);
  await hands.type('U0OPERATOR', 'optimize practice drop-duplicate-index');
  const card = await cardSeen();
  const index = /DROP INDEX CONCURRENTLY ([\w.]+)/.exec(textOf(card))?.[1] ?? '';
  // A transaction that has read the table holds the drop up for as long as we like.
  const holder = new pg.Client({ connectionString: practice });
  await holder.connect();
  const table = await tableOf(index);
  await holder.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await holder.query(`LOCK TABLE ${table} IN ACCESS SHARE MODE`);
  await hands.click('U0APPROVER1', 'C0CHANGES', card, 'approve');
  await until(() =>
    withClient(practice, async (client) => {
      const { rows } = await client.query(
        `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'DROP INDEX CONCURRENTLY%' AND wait_event_type = 'Lock'`,
      );
      return rows.length > 0 ? true : undefined;
    }),
  );
  const killedAt = Date.now();
  process.kill(workerOf(aegis), 'SIGKILL');
  await holder.query('COMMIT');
  await holder.end();
  await hands.seen('C0CHANGES', (message) => message.thread_ts === card.ts && /Done in/.test(textOf(message)), 30_000);
  console.log(`finished ${Date.now() - killedAt} ms after the kill`);
  const drops = await withClient(practice, (client) =>
    client.query(`SELECT what FROM public.dropped WHERE what = $1`, [index]),
  );
  assert.equal(drops.rows.length, 1, 'the target saw the drop not exactly once');
});

test('two chats and two workers make one plan of one command and one effect of one click', async () => {
  const hands = handsIn(aegis);
  const more = await Promise.all([another(aegis, 'chat'), another(aegis, 'worker')]);
  try {
    const before = (await hands.messages('C0CHANGES')).length;
    // The sandbox delivers every envelope to both chats.
    await hands.type('U0OPERATOR', 'optimize practice-cache expire-idle-keys');
    const card = await hands.seen('C0CHANGES', isCard(/idle/i));
    for (let times = 0; times < 3; times += 1) await hands.click('U0OPERATOR', 'C0CHANGES', card, 'approve');
    await hands.seen('C0CHANGES', (message) => message.thread_ts === card.ts && /Done in/.test(textOf(message)));
    const after = (await hands.messages('C0CHANGES')).slice(before);
    const count = (wanted: (message: SandboxMessage) => boolean) => after.filter(wanted).length;
    assert.equal(
      count((message) => message.ts === card.ts),
      1,
    );
    assert.equal(
      count((message) => !message.thread_ts && !message.ephemeral_to),
      1,
      'more than one card',
    );
    assert.equal(
      count((message) => message.thread_ts === card.ts && /Done in/.test(textOf(message))),
      1,
      'more than one result',
    );
  } finally {
    for (const child of more) child.kill('SIGTERM');
  }
});

test('in the browser the report shows its numbers, and its link opens the whole page', (t) =>
  withBrowser(t, async (browser) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(aegis.workspace);
    await page
      .getByText(/things? needs? you|Nothing needs you/)
      .first()
      .waitFor();
    const link = await page.getByText('Full report').first().getAttribute('href');
    await page.goto(link ?? '');
    const text = await page.locator('body').innerText();
    // The report is some minutes old by now, and the other tests fill the disk meanwhile.
    const shown = Number(/\/ (\d+) %/.exec(text)?.[1]);
    assert.ok(Math.abs(shown - Number(dfPercent())) <= 1, `the page shows ${shown} %, df ${dfPercent()} %`);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(width) <= 390, 'the page is wider than a phone');
  }));

test('a second start on the same folder says who holds it', () => {
  const env = { ...process.env, AEGIS_HOME: aegis.home };
  const { status, stderr } = spawnSync(process.execPath, [main, 'start'], { env, encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, new RegExp(`held by process ${aegis.process.pid}`));
});

test('help shows only what the asker may do, and a typo gets a hint', async () => {
  const hands = handsIn(aegis);
  await hands.type('U0GUEST', 'help');
  const guest = await hands.seen('C0OPS', isFor('U0GUEST', /help/));
  assert.doesNotMatch(textOf(guest), /optimize|status/);
  await hands.type('U0OPERATOR', 'optimise practice');
  await hands.seen('C0OPS', isFor('U0OPERATOR', /Did you mean/));
  await hands.type('U0OPERATOR', '도움말');
  await hands.seen('C0OPS', isFor('U0OPERATOR', /최적화/));
});

test('a restart keeps everything', async () => {
  const port = new URL(aegis.workspace).port;
  const stopMs = await aegis.stop();
  console.log(`stopped in ${stopMs} ms`);
  assert.deepEqual(processesOf(aegis.home), [], 'something was left running');
  aegis = await startAegis({ home: aegis.home, env: { AEGIS_SANDBOX_PORT: port } });
  console.log(`ready again in ${aegis.readyMs} ms`);
  const { out } = terminal('history', '--as', 'U0OPERATOR');
  assert.match(out, /uplicate/);
  await handsIn(aegis).seen('C0CHANGES', (message) => /U0APPROVER1/.test(textOf(message)));
});

function dfPercent(): string {
  const out = execFileSync('df', ['--output=pcent', '/'], { encoding: 'utf8' });
  return out.split('\n')[1]?.trim().replace('%', '') ?? '';
}

async function definitionOf(index: string): Promise<string | undefined> {
  return withClient(practice, async (client) => {
    const { rows } = await client.query<{ definition: string }>(
      'SELECT pg_get_indexdef(to_regclass($1)) AS definition',
      [index],
    );
    return rows[0]?.definition ?? undefined;
  });
}

async function tableOf(index: string): Promise<string> {
  return withClient(practice, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT indrelid::regclass::text AS name FROM pg_index WHERE indexrelid = $1::regclass',
      [index],
    );
    return rows[0]?.name ?? '';
  });
}

function workerOf({ process: start }: Aegis): number {
  const lines = execFileSync('ps', ['--ppid', String(start.pid), '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return Number(
    lines
      .find((line) => line.endsWith('main.ts worker'))
      ?.trim()
      .split(/\s+/)[0],
  );
}

function processesOf(home: string): readonly string[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(home));
}
