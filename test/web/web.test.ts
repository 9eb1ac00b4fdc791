// The web over real HTTP: pages behind signed links, health, metrics, and headers that let a page do nothing.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { htmlPage } from '../../src/render/html.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { signedLink } from '../../src/web/signed-link.ts';
import { startWeb, type Web } from '../../src/web/start-web.ts';
import { reports } from '../reports/reports.ts';
import { readerOf } from '../reports/say.ts';

const secret = 'a secret of this test';
const until = new Date('2026-11-25T00:00:00Z');
let clock = new Date('2026-11-24T00:00:00Z');
let isHealthy = true;
const failures: unknown[] = [];
let isConnected = true;
const metrics = createMetrics({
  counts: async () => [
    { metric: 'requests', label: 'check', value: 2 },
    { metric: 'messages', label: 'pending', value: 7 },
  ],
  connected: () => isConnected,
});
let web: Web;

before(async () => {
  web = await startWeb({
    port: 0,
    page: async (id) => {
      if (id === 'broken') throw new Error('the store is away');
      const report = reports['daily']?.('ko');
      return id === 'p/1' && report ? { report, locale: { language: 'ko', zone: 'Asia/Seoul' } } : undefined;
    },
    health: async () => ({ ok: isHealthy, parts: { store: isHealthy ? 'ok' : 'away' } }),
    metrics: metrics.text,
    secret,
    render: (report, locale) => htmlPage(report, readerOf(locale.language)),
    now: () => clock,
    failed: (error) => failures.push(error),
  });
});
after(() => web.close());

const base = () => `http://127.0.0.1:${web.port}`;
const linkTo = (page: string) => signedLink({ base: base(), secret, page, until });

test('a signed link shows the page, in the language of its channel', async () => {
  const response = await fetch(linkTo('p/1'));
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<html lang="ko">[^]*확인할 일 2건/);
});

test('a page may load and run nothing; its one style is allowed by its hash', async () => {
  const response = await fetch(linkTo('p/1'));
  const policy = response.headers.get('content-security-policy') ?? '';
  const sheet = /<style>([^<]*)<\/style>/.exec(await response.text())?.[1] ?? '';
  const hash = createHash('sha256').update(sheet).digest('base64');
  assert.match(policy, /default-src 'none'/);
  assert.ok(policy.includes(`style-src 'sha256-${hash}'`), policy);
  assert.match(policy, /frame-ancestors 'none'/);
});

test('every answer carries the guarding headers, also the bad ones', async () => {
  for (const path of ['/healthz', '/metrics', '/nothing', '/r/p1?key=1.x']) {
    const { headers } = await fetch(base() + path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
    assert.match(headers.get('x-robots-tag') ?? '', /noindex/, path);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, path);
  }
});

test('an expired link says so and how to get a new one', async () => {
  clock = new Date('2026-11-25T00:00:01Z');
  const response = await fetch(linkTo('p/1'));
  clock = new Date('2026-11-24T00:00:00Z');
  assert.equal(response.status, 403);
  assert.match(await response.text(), /has expired[^]*\/aegis report daily/);
});

test('a changed link is refused, and does not tell whether there is such a page', async () => {
  const link = new URL(linkTo('p/1'));
  const key = link.searchParams.get('key') ?? '';
  const [seconds = '', signature = ''] = key.split('.');
  const forged = [
    '',
    'x',
    `${seconds}.`,
    `${Number(seconds) + 3600}.${signature}`,
    `${seconds}.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}`,
    `1e99.${signature}`,
    `${seconds}.${'é'.repeat(43)}`,
    `${key}.more${'x'.repeat(5000)}`.replace(signature, 'y'),
  ];
  const known = forged.map((typed) => `${base()}/r/p%2F1?key=${encodeURIComponent(typed)}`);
  const unknown = `${base()}/r/unknown?key=${key}`;
  const answers = await Promise.all([...known, unknown].map(async (url) => fetch(url)));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([403]));
  assert.equal(new Set(texts).size, 1);
});

test('a link with another secret is refused', async () => {
  const response = await fetch(signedLink({ base: base(), secret: 'another', page: 'p/1', until }));
  assert.equal(response.status, 403);
});

test('a page that is no longer kept is 404; a fault inside is told to the log, not to the reader', async () => {
  assert.equal((await fetch(linkTo('old'))).status, 404);
  const response = await fetch(linkTo('broken'));
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /store is away/);
  assert.match(String(failures.at(-1)), /store is away/);
});

test('health is 200 or 503 with its parts', async () => {
  const good = await fetch(`${base()}/healthz`);
  assert.deepEqual([good.status, await good.json()], [200, { ok: true, parts: { store: 'ok' } }]);
  isHealthy = false;
  const bad = await fetch(`${base()}/healthz`);
  isHealthy = true;
  assert.deepEqual([bad.status, await bad.json()], [503, { ok: false, parts: { store: 'away' } }]);
});

test('metrics say what the shared state holds now, as Prometheus reads it', async () => {
  metrics.stored(0.004);
  const text = await (await fetch(`${base()}/metrics`)).text();
  assert.match(text, /^aegis_state\{what="requests",state="check"\} 2$/m);
  assert.match(text, /^aegis_state\{what="messages",state="pending"\} 7$/m);
  assert.match(text, /^aegis_request_stored_seconds_bucket\{le="0.005"\} 1$/m);
  assert.match(text, /^aegis_slack_connected 1$/m);
  isConnected = false;
  assert.match(await (await fetch(`${base()}/metrics`)).text(), /^aegis_slack_connected 0$/m);
});

test('a taken port is an error, and a closed web is gone', async () => {
  const options = {
    page: async () => undefined,
    health: async () => ({ ok: true, parts: {} }),
    metrics: async () => '',
    secret,
    render: () => '',
    now: () => clock,
  };
  await assert.rejects(startWeb({ ...options, port: web.port }), /EADDRINUSE/);
  const other = await startWeb({ ...options, port: 0 });
  // A reader in the middle of asking does not hold it back.
  const reader = connect(other.port, '127.0.0.1');
  reader.on('error', () => undefined);
  await once(reader, 'connect');
  reader.write('GET /healthz HTTP/1.1\r\nHost: x\r\n');
  await fetch(`http://127.0.0.1:${other.port}/healthz`);
  const began = performance.now();
  await other.close();
  assert.ok(performance.now() - began < 5000);
  await assert.rejects(fetch(`http://127.0.0.1:${other.port}/healthz`));
});
