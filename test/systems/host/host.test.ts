// The host against the tools that people would check it with: df, free, /proc.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Finding, Outcome } from '../../../src/core/finding.ts';
import type { Sample } from '../../../src/core/sample.ts';
import type { Inspection, Past } from '../../../src/core/system.ts';
import type { Target } from '../../../src/core/target.ts';
import { createSay } from '../../../src/core/words.ts';
import { usedPercent } from '../../../src/systems/host/disks.ts';
import { host } from '../../../src/systems/host/index.ts';
import { graded } from '../../../src/core/graded.ts';
import { listedUnits } from '../../../src/systems/host/units.ts';

const say = createSay({ language: 'en', zone: 'Etc/UTC' });
const nothing: Past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };

function machine(parts: Partial<Target> = {}, mounts?: string[]): Target {
  const connection = mounts === undefined ? { connection: 'local' } : { connection: 'local', mounts };
  return { name: 'host-1', kind: 'host', connection, thresholds: {}, disable: [], ...parts };
}

function inspect(target: Target, only: string[], past = nothing): Promise<Inspection> {
  // Only a look at everything reads the gauges too.
  return host.inspect(target, only.length === 0 ? { past, now: new Date() } : { past, now: new Date(), only });
}

function outcomeOf({ outcomes }: Inspection, check: string): Outcome {
  return outcomes.find((outcome) => outcome.check === check) ?? assert.fail(`${check} did not answer`);
}

function findingsOf(inspection: Inspection, check: string): readonly Finding[] {
  const outcome = outcomeOf(inspection, check);
  return outcome.state === 'finding' ? outcome.findings : [];
}

function sampleOf({ samples }: Inspection, gauge: string, subject = ''): number {
  const found = samples.find((sample) => sample.gauge === gauge && sample.subject === subject);
  return found?.value ?? assert.fail(`${gauge} ${subject} was not read`);
}

function lines(command: string, args: string[]): string[][] {
  const text = execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}

function dfOf(mount: string) {
  const columns = '--output=used,avail,size,pcent,itotal,ipcent';
  const numbers = lines('df', ['-B1', columns, mount])[1]?.map((cell) => Number(cell.replace('%', ''))) ?? [];
  const [used = 0, available = 0, size = 0, percent = 0, inodes = 0, inodesPercent = 0] = numbers;
  return { used, available, size, percent, inodes, inodesPercent };
}

function between(value: number, one: number, other: number, slack = 0): void {
  const [low, high] = [Math.min(one, other) - slack, Math.max(one, other) + slack];
  assert.ok(value >= low && value <= high, `${value} is not within ${low} and ${high}`);
}

// Every look takes a second for the CPU: they wait beside each other.
describe('a host', { concurrency: 8 }, () => {
  test('disk numbers are those of df at that moment', async () => {
    const before = dfOf('/');
    const inspection = await inspect(machine({ thresholds: { diskWarningPercent: 0 } }), []);
    const later = dfOf('/');
    const values = findingsOf(inspection, 'host.disk').find(({ subject }) => subject === '/')?.values ?? {};
    between(Number(values['usedPercent']), before.percent, later.percent);
    between(sampleOf(inspection, 'host.disk-used-percent', '/'), before.percent, later.percent);
    assert.equal(values['sizeBytes'], later.size);
    // Other programs write meanwhile.
    between(Number(values['usedBytes']), before.used, later.used, 256 * 2 ** 20);
    between(Number(values['availableBytes']), before.available, later.available, 256 * 2 ** 20);
  });

  test('inodes are those of df at that moment', async () => {
    const before = dfOf('/');
    const inspection = await inspect(machine({ thresholds: { inodesWarningPercent: 0 } }), ['host.inodes']);
    const later = dfOf('/');
    const values = findingsOf(inspection, 'host.inodes').find(({ subject }) => subject === '/')?.values ?? {};
    between(Number(values['usedPercent']), before.inodesPercent, later.inodesPercent);
    assert.equal(values['inodes'], later.inodes);
  });

  test('memory is what free calls available, not free', async () => {
    const inspection = await inspect(machine({ thresholds: { memoryWarningPercent: 0 } }), ['host.memory']);
    const row = lines('free', ['-b']).find(([name]) => name === 'Mem:') ?? [];
    const values = findingsOf(inspection, 'host.memory')[0]?.values;
    assert.equal(values?.['totalBytes'], Number(row[1]));
    assert.ok(Math.abs(Number(values?.['availableBytes']) - Number(row[6])) < 512 * 2 ** 20);
  });

  test('root reserve counts neither as used nor as available, and a part of a percent rounds up', () => {
    assert.equal(usedPercent(40, 60), 40);
    assert.equal(usedPercent(401, 599), 41);
    assert.equal(usedPercent(0, 0), 0);
  });

  test('one file system is counted once, and a missing mount is said without being a finding', async () => {
    const inspection = await inspect(machine({}, ['/', '/etc', '/not-there']), []);
    const outcome = outcomeOf(inspection, 'host.disk');
    assert.ok(outcome.state === 'ok' || outcome.state === 'finding');
    assert.match(say(outcome.examined ?? assert.fail()), /^\/ \d+ %; not present: \/not-there$/);
    const percents = inspection.samples.filter(({ gauge }) => gauge === 'host.disk-used-percent');
    assert.deepEqual(
      percents.map(({ subject }) => subject),
      ['/'],
    );
  });

  test('mounts of which none is there are not checked rather than fine', async () => {
    const outcome = outcomeOf(await inspect(machine({}, ['/not-there']), ['host.disk']), 'host.disk');
    assert.equal(outcome.state, 'not-checked');
  });

  test('a disk finding falls back only when clearly below its limit', () => {
    const limits = { warning: 75, critical: 85 };
    assert.deepEqual(
      [74, 75, 84, 85].map((percent) => graded(percent, limits, undefined)),
      [undefined, 'warning', 'warning', 'critical'],
    );
    assert.deepEqual(
      [71, 72, 81, 82].map((percent) => graded(percent, limits, 'critical')),
      [undefined, 'warning', 'warning', 'critical'],
    );
    assert.deepEqual(
      [71, 72, 84, 85].map((percent) => graded(percent, limits, 'warning')),
      [undefined, 'warning', 'warning', 'critical'],
    );
  });

  test('the past finding of a mount holds its severity', async () => {
    const now = sampleOf(await inspect(machine(), []), 'host.disk-used-percent', '/');
    const target = machine({ thresholds: { diskWarningPercent: now + 2, diskCriticalPercent: 101 } });
    const earlier: Finding = {
      check: 'host.disk',
      target: 'host-1',
      subject: '/',
      severity: 'warning',
      values: {},
      text: host.title,
    };
    const past: Past = {
      ...nothing,
      finding: (check, subject) => (check === 'host.disk' && subject === '/' ? earlier : undefined),
    };
    assert.equal(outcomeOf(await inspect(target, ['host.disk']), 'host.disk').state, 'ok');
    assert.equal(findingsOf(await inspect(target, ['host.disk'], past), 'host.disk')[0]?.severity, 'warning');
  });

  test('network errors need two looks', async () => {
    const first = await inspect(machine(), []);
    const interfaces = first.samples.filter(({ gauge }) => gauge === 'host.network-errors');
    const outcome = outcomeOf(first, 'host.network-errors');
    assert.equal(outcome.state, interfaces.length === 0 ? 'ok' : 'not-checked');
    const known = interfaces[0];
    if (known === undefined) return;
    const before: Sample = { ...known, value: known.value - 5, at: new Date(Date.now() - 60_000).toISOString() };
    const past: Past = {
      ...nothing,
      sample: (gauge, subject) => (gauge === known.gauge && subject === known.subject ? before : undefined),
    };
    const found = findingsOf(await inspect(machine(), ['host.network-errors'], past), 'host.network-errors');
    assert.deepEqual(
      found.map(({ subject, severity }) => [subject, severity]),
      [[known.subject, 'warning']],
    );
    assert.ok(Number(found[0]?.values['errors']) >= 5);
  });

  test('CPU is sampled over at least a second, and once in a run', async () => {
    const began = performance.now();
    const inspection = await inspect(machine(), []);
    assert.ok(performance.now() - began >= 1000);
    const outcome = outcomeOf(inspection, 'host.cpu');
    assert.ok(outcome.state === 'ok' || outcome.state === 'finding');
    const percent = sampleOf(inspection, 'host.cpu-percent');
    assert.ok(percent >= 0 && percent <= 100);
  });

  test('one busy second is no trouble, two looks in a row are', async () => {
    const target = machine({ thresholds: { cpuWarningPercent: 0.0001 } });
    assert.equal(outcomeOf(await inspect(target, ['host.cpu']), 'host.cpu').state, 'ok');
    const busy = {
      target: 'host-1',
      gauge: 'host.cpu-percent',
      unit: 'percent',
      subject: '',
      value: 50,
      at: '',
    } as const;
    const past: Past = { ...nothing, sample: (gauge) => (gauge === busy.gauge ? busy : undefined) };
    const spin = setInterval(() => Array.from({ length: 100_000 }, Math.random), 20);
    const [finding] = findingsOf(await inspect(target, ['host.cpu'], past), 'host.cpu');
    clearInterval(spin);
    assert.equal(finding?.severity, 'warning');
  });

  test('a load is critical only when the look before saw as much', async () => {
    const target = machine({ thresholds: { loadWarningPerCore: 0, loadCriticalPerCore: 1e-9 } });
    const severity = async (past: Past) =>
      findingsOf(await inspect(target, ['host.load'], past), 'host.load')[0]?.severity;
    const before = { target: 'host-1', gauge: 'host.load', unit: 'count', subject: '', value: 50, at: '' } as const;
    assert.equal(await severity(nothing), 'warning');
    assert.equal(
      await severity({ ...nothing, sample: (gauge) => (gauge === before.gauge ? before : undefined) }),
      'critical',
    );
  });

  test('failed services are those of systemd, or said to be unchecked where it does not run', async () => {
    const outcome = outcomeOf(await inspect(machine(), ['host.services']), 'host.services');
    const first = readFileSync('/proc/1/comm', 'utf8').trim();
    if (first === 'systemd') return assert.notEqual(outcome.state, 'not-checked');
    assert.equal(outcome.state, 'not-checked');
    assert.match(say(outcome.reason), new RegExp(first));
  });

  test('the list of failed units is read as systemd prints it', () => {
    const json = '[{"unit":"nginx.service","load":"loaded","active":"failed","sub":"failed","description":"web"}]';
    assert.deepEqual(listedUnits(json), [{ unit: 'nginx.service', description: 'web' }]);
    assert.deepEqual(listedUnits('[]'), []);
    assert.throws(() => listedUnits('Failed to connect to bus'));
  });

  test('a whole look at the host answers every check and every gauge', async () => {
    const inspection = await host.inspect(machine(), { past: nothing, now: new Date() });
    assert.deepEqual(
      inspection.outcomes.map(({ check }) => check),
      host.checks.map(({ id }) => id),
    );
    assert.deepEqual(
      inspection.outcomes.filter(({ state }) => state === 'error'),
      [],
    );
    const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
    assert.ok(Math.abs(sampleOf(inspection, 'host.uptime-seconds') - uptime) < 5);
    assert.ok((await host.rights(machine())).length > 2);
    assert.ok((await host.identity(machine()))['hostname']);
  });

  test('a mount that is no absolute path is refused', () => {
    assert.equal(host.connection.safeParse({ connection: 'local', mounts: ['var'] }).success, false);
    assert.equal(host.connection.safeParse({ connection: 'local', mount: ['/'] }).success, false);
    assert.equal(host.connection.safeParse({ connection: 'local' }).success, true);
  });
});
