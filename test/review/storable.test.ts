// What PostgreSQL cannot keep must not cost everybody the report, wherever on a target it came from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withClient } from '../servers/postgres.ts';
import { inspect } from '../../src/jobs/watch/inspect.ts';
import { storable } from '../../src/state/storable.ts';
import { newestInspections } from '../../src/state/sightings.ts';
import type { System } from '../../src/core/system.ts';
import { stage } from '../jobs/ledger-stage.ts';
import { ledgerSystem } from '../jobs/ledger-system.ts';

const place = await stage(['clean', 'dirty']);
const HOSTILE = 'a\0b\ud800c \\u0000 \\ud800 한글 😀';

test('a finding with a NUL or half a character in its name spoils neither its own report nor the others', async () => {
  await withClient(place.ledger, (client) =>
    client.query("INSERT INTO level VALUES ('clean', 'x', 'warning'), ('dirty', 'x', 'critical')"),
  );
  const system: System = {
    ...ledgerSystem,
    inspect: async (target, options) => {
      const seen = await ledgerSystem.inspect(target, options);
      if (target.name === 'clean') return seen;
      const text = JSON.stringify(seen).replaceAll('"subject":"x"', () => `"subject":${JSON.stringify(HOSTILE)}`);
      return JSON.parse(text) as typeof seen;
    },
  };
  await inspect({ ...place.parts, systems: [system] }, { targets: place.parts.fleet.targets });
  const kept = await newestInspections(place.pool);
  assert.deepEqual(
    kept.map(({ target }) => target),
    ['clean', 'dirty'],
  );
});

test('what can be kept is kept as it is', async () => {
  for (const value of ['plain', '\\u0000 as typed', '😀 한글', 'back\\slash', '\\\\ud800', '"quoted"']) {
    const { rows } = await place.pool.query<{ text: string; inner: string }>("SELECT $1::jsonb->>'inner' AS inner", [
      { inner: value },
    ]);
    assert.equal(rows[0]?.inner, value);
  }
  const at = new Date(0);
  assert.equal(storable(at), at);
  assert.deepEqual(storable(['a', 1, null]), ['a', 1, null]);
  assert.equal(storable('a\0b'), 'a\uFFFDb');
});
