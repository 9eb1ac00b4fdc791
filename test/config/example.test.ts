// The example fleet file shows everything, and everything in it is understood.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadFleet } from '../../src/config/load.ts';
import { fleetFile } from '../../src/config/schema.ts';
import { systems } from '../../src/systems/index.ts';

const root = join(import.meta.dirname, '../..');
const path = join(root, 'aegis.example.yml');
const source = readFileSync(path, 'utf8');
const env = Object.fromEntries([...source.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [name, 'secret']));

test('the example is a fleet file without a problem', () => {
  const loaded = loadFleet({ path, env, systems });
  assert.deepEqual('problems' in loaded ? loaded.problems : [], []);
});

test('the example shows every key and every kind of target', () => {
  for (const key of Object.keys(fleetFile.shape)) assert.match(source, new RegExp(`^${key}:`, 'm'), key);
  for (const { kind } of systems) assert.match(source, new RegExp(`kind: ${kind}$`, 'm'), kind);
});

test('every variable is shown in .env.example', () => {
  const shown = readFileSync(join(root, '.env.example'), 'utf8');
  const read = readFileSync(join(root, 'src/config/environment.ts'), 'utf8');
  const names = new Set([...read.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = '']) => name));
  assert(names.size >= 12, `${names.size} variables`);
  for (const name of names) assert.match(shown, new RegExp(`^# ${name}=`, 'm'), name);
});
