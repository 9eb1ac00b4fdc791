// The contract of a system, held over all of them: what is in this list can be counted on by everybody else.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { z } from 'zod';
import { defineSystem } from '../../src/core/define-system.ts';
import { isFault } from '../../src/core/fault.ts';
import { ok } from '../../src/core/finding.ts';
import { languages } from '../../src/core/locale.ts';
import type { Past, System } from '../../src/core/system.ts';
import type { Target } from '../../src/core/target.ts';
import { createSay, literal, type Text } from '../../src/core/words.ts';
import { systemOf, systems } from '../../src/systems/index.ts';
import { freshDatabase } from '../servers/postgres.ts';
import { redisServer, withoutRedis } from '../servers/redis.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'src', 'systems');
const nothing: Past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };
const now = () => new Date();

function targetOf(kind: string, connection: Target['connection']): Target {
  return { name: 'one', kind, connection, thresholds: {}, disable: [] };
}

function sourcesOf({ kind }: Pick<System, 'kind'>): { path: string; text: string }[] {
  const paths = globSync('**/*.ts', { cwd: join(folder, kind) });
  return paths.map((path) => ({ path: `${kind}/${path}`, text: readFileSync(join(folder, kind, path), 'utf8') }));
}

test('every folder is a system in the list, and the other way round', () => {
  const folders = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  assert.deepEqual(systems.map(({ kind }) => kind).toSorted(), folders.toSorted());
});

test('a kind that is not there is answered with those that are', () => {
  assert.equal(systemOf('redis').kind, 'redis');
  assert.throws(
    () => systemOf('oracle'),
    (error) => isFault(error, 'bad-input') && /host, postgres/.test(say('en')(error.text)),
  );
});

test('loading the list loads no driver', async () => {
  const script = `
    const { registerHooks } = await import('node:module');
    const seen = [];
    registerHooks({ resolve: (name, context, next) => { seen.push(name); return next(name, context); } });
    await import(${JSON.stringify(join(folder, 'index.ts'))});
    console.log(JSON.stringify(seen));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  const seen = JSON.parse(stdout) as string[];
  assert.ok(seen.includes('zod'), 'the child sees what is loaded');
  const drivers = ['pg', 'ioredis', 'systeminformation', 'neo4j-driver', '@zilliz/milvus2-sdk-node'];
  assert.deepEqual(
    drivers.filter((driver) => seen.includes(driver)),
    [],
  );
});

function say(language: (typeof languages)[number]) {
  return createSay({ language, zone: 'Asia/Seoul' });
}

function titlesOf({ checks, gauges, remedies }: System): { id: string; title: Text }[] {
  return [...checks, ...gauges, ...remedies];
}

for (const system of systems) {
  const { kind } = system;

  test(`${kind}: ids begin with the kind and are unique`, () => {
    const ids = [...system.checks, ...system.gauges, ...system.remedies].map(({ id }) => id);
    assert.ok(ids.length > 10);
    for (const id of [...ids, ...system.verbNames]) assert.match(id, new RegExp(`^${kind}\\.[a-z][a-z-]*[a-z]$`));
    for (const list of [system.checks, system.gauges, system.remedies]) {
      const names = list.map(({ id }) => id);
      assert.deepEqual(names, [...new Set(names)]);
    }
    assert.deepEqual(system.verbNames, [...new Set(system.verbNames)]);
  });

  test(`${kind}: every check, gauge and remedy has a title in both languages`, () => {
    for (const { id, title } of titlesOf(system)) {
      const [english, korean] = [say('en')(title), say('ko')(title)];
      assert.ok(english !== '' && !/[?가-힣]/.test(english), `${id}: ${english}`);
      assert.ok(/[가-힣]/.test(korean) && !korean.includes('?'), `${id}: ${korean}`);
    }
    // What is needed may be the name of a right, the same in every language.
    const needs = system.checks.flatMap(({ needs }) => (needs === undefined ? [] : [needs]));
    for (const language of languages)
      for (const text of [system.title, ...needs]) assert.match(say(language)(text), /^[^?]+$/);
  });

  test(`${kind}: every id that its code names is there`, () => {
    const known = new Set([...titlesOf(system).map(({ id }) => id), ...system.verbNames]);
    const named = sourcesOf(system).flatMap(({ path, text }) => {
      const code = text.replaceAll(/defineWords\(\s*'[^']+'/g, '');
      return [...code.matchAll(new RegExp(`'(${kind}\\.[a-z][a-z-]+)'`, 'g'))].map(([, id = '']) => ({ path, id }));
    });
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter(({ id }) => !known.has(id)),
      [],
    );
  });

  test(`${kind}: every statement is sent by somebody`, () => {
    const statements = existsSync(join(folder, kind, 'statements'))
      ? readdirSync(join(folder, kind, 'statements'))
      : [];
    const code = sourcesOf(system)
      .map(({ text }) => text)
      .join('\n');
    assert.deepEqual(
      statements.filter((file) => !code.includes(`'${basename(file, '.sql')}'`)),
      [],
    );
  });

  test(`${kind}: thresholds are numbers, and unknown connection fields are refused`, () => {
    for (const [name, value] of Object.entries(system.thresholds))
      assert.ok(Number.isFinite(value) && value >= 0, name);
    const fields = { host: { connection: 'local' }, redis: { url: 'redis://x' }, postgres: { url: 'postgres://x/y' } }[
      kind
    ];
    assert.ok(fields !== undefined, `say here how a ${kind} is connected`);
    assert.equal(system.connection.safeParse(fields).success, true);
    assert.equal(system.connection.safeParse({ ...fields, unheard: 1 }).success, false);
  });
}

/** A port of this machine on which nobody answers. */
const NOBODY = '127.0.0.1:1';

test('a target that does not answer is one critical finding, never an exception', async () => {
  // The host that Aegis runs on always answers.
  const away = { redis: { url: `redis://${NOBODY}` }, postgres: { url: `postgres://a:b@${NOBODY}/c` } };
  for (const [kind, connection] of Object.entries(away)) {
    const { outcomes, samples } = await systemOf(kind).inspect(targetOf(kind, connection), {
      past: nothing,
      now: now(),
    });
    assert.equal(outcomes.length, 1, kind);
    const [outcome] = outcomes;
    assert.ok(outcome?.state === 'finding' && outcome.check === `${kind}.reachable`);
    assert.equal(outcome.findings[0]?.severity, 'critical');
    assert.match(say('en')(outcome.findings[0].text), /ECONNREFUSED/);
    assert.match(say('ko')(outcome.findings[0].text), /[가-힣]/);
    assert.deepEqual(samples, []);
    await assert.rejects(systemOf(kind).identity(targetOf(kind, connection)), (error) => isFault(error, 'unreachable'));
  }
});

test('a check that throws is an error and spoils nothing else', async () => {
  const check = { facet: 'health', title: literal('x') } as const;
  const system = defineSystem<null>({
    kind: 'toy',
    title: literal('toy'),
    connection: z.strictObject({}),
    thresholds: {},
    open: async () => null,
    close: async () => undefined,
    identity: async () => ({}),
    rights: async () => [],
    unreachable: () => literal('away'),
    checks: [
      { ...check, id: 'toy.broken', run: () => Promise.reject(new Error('a bug')) },
      { ...check, id: 'toy.slow', limitMs: 20, run: () => new Promise(() => undefined) },
      { ...check, id: 'toy.fine', run: async () => ok() },
    ],
    gauges: [
      {
        id: 'toy.none',
        unit: 'count',
        title: literal('none'),
        better: 'less',
        read: () => Promise.reject(new Error('a bug')),
      },
      {
        id: 'toy.one',
        unit: 'count',
        title: literal('one'),
        better: 'less',
        read: async () => [{ subject: '', value: 1 }],
      },
    ],
    remedies: [],
    verbs: [],
  });
  const { outcomes, samples } = await system.inspect(targetOf('toy', {}), { past: nothing, now: now() });
  assert.deepEqual(
    outcomes.map(({ check, state }) => `${check} ${state}`),
    ['toy.reachable ok', 'toy.broken error', 'toy.slow error', 'toy.fine ok'],
  );
  assert.deepEqual(
    samples.map(({ gauge }) => gauge),
    ['toy.one'],
  );
});

async function hold(kind: string, connection: Target['connection']): Promise<void> {
  const system = systemOf(kind);
  const target = targetOf(kind, connection);
  const inspection = await system.inspect(target, { past: nothing, now: now() });
  assert.deepEqual(
    inspection.outcomes.map(({ check }) => check),
    system.checks.map(({ id }) => id),
  );
  assert.deepEqual(
    inspection.outcomes.filter(({ state }) => state === 'error'),
    [],
  );
  const [id = ''] = system.checks.slice(1).map((check) => check.id);
  const without = await system.inspect({ ...target, disable: [id] }, { past: nothing, now: now() });
  assert.ok(!without.outcomes.some(({ check }) => check === id), 'a check that is switched off is not run');
  const nouns = [inspection, await system.identity(target), await system.rights(target)];
  for (const noun of nouns) assert.deepEqual(JSON.parse(JSON.stringify(noun)), noun);
  for (const remedy of system.remedies) {
    const answer = await system.propose(target, remedy.id, {});
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
    const steps = answer.kind === 'plan' ? [...answer.plan.steps, ...answer.plan.tests] : [];
    for (const { verb } of steps) assert.ok(system.verbNames.includes(verb), verb);
  }
  await assert.rejects(system.propose(target, `${kind}.no-such-remedy`, {}), (error) => isFault(error, 'bad-input'));
}

test('host: every noun survives a queue, and every check answers', () => hold('host', { connection: 'local' }));

const database = await freshDatabase('contract');

test('postgres: every noun survives a queue, and every check answers', () => hold('postgres', { url: database }));

test('redis: every noun survives a queue, and every check answers', { skip: withoutRedis }, async () => {
  await hold('redis', { url: (await redisServer()).url });
});
