// What one worker may do to a target while others may take it over, and what is said of it afterwards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from '../../src/core/fault.ts';
import type { System } from '../../src/core/system.ts';
import { literal } from '../../src/core/words.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import type { Db, Pool } from '../../src/state/db.ts';
import { approved, mustRead, stage } from '../jobs/ledger-stage.ts';
import { ledgerSystem, step } from '../jobs/ledger-system.ts';

const books = Array.from({ length: 10 }, (_, n) => `book-${n}`);
const place = await stage(books);

function book(): string {
  return books.pop() ?? '';
}

/** The pool, where something happens before the sign of life that follows this message. */
function afterMessage(pool: Pool, prefix: string, act: () => Promise<unknown>): Pool {
  let isPut = false;
  let isOver = false;
  const watched = (db: Db): Db => ({
    query: async (text, values = []) => {
      if (isPut && !isOver && text.includes('RETURNING cancelled_by')) {
        isOver = true;
        await act();
      }
      isPut ||= String(values[0]).startsWith(prefix);
      return db.query(text, values);
    },
  });
  return { ...pool, ...watched(pool), transaction: (run) => pool.transaction((db) => run(watched(db))) };
}

async function takenOver(id: number): Promise<void> {
  await place.pool.query(
    "UPDATE aegis.change SET fence = fence + 1, owner = 'other', lease_until = now() + interval '1 min' WHERE id = $1",
    [id],
  );
}

test('who lost the change while it told of its progress does nothing more to the target', async () => {
  const name = book();
  const id = await approved(place, name, { steps: [step('ledger.add', { token: 'a' })] });
  const pool = afterMessage(place.pool, `change:${id}:progress`, () => takenOver(id));
  await runChange({ ...place.parts, pool }, id);
  assert.deepEqual(await place.entries(name), []);
});

/** The ledgers, whose line breaks before or after the effect in a way that says nothing about it. */
function breaking(when: 'before' | 'after', code: 'unreachable' | 'not-available'): System {
  return {
    ...ledgerSystem,
    run: async (target, wanted, progress) => {
      await progress({ done: 0, total: 1, text: literal('acting') });
      if (when === 'after') await ledgerSystem.run(target, wanted, progress);
      throw new Fault(code, literal('the ledger stopped answering'));
    },
  };
}

test('a target that stops answering after the effect is looked at, and nobody is told that nothing was changed', async () => {
  for (const code of ['unreachable', 'not-available'] as const) {
    const name = book();
    const id = await approved(place, name, { steps: [step('ledger.keep', { token: 'a' })] });
    await runChange({ ...place.parts, systems: [breaking('after', code)] }, id);
    const { state, outcome } = await mustRead(place, id);
    assert.deepEqual(await place.entries(name), ['+a']);
    assert.equal(state, 'done', JSON.stringify(outcome));
  }
});

test('a target that stops answering before the effect fails the change as before', async () => {
  const name = book();
  const id = await approved(place, name, { steps: [step('ledger.keep', { token: 'a' })] });
  await runChange({ ...place.parts, systems: [breaking('before', 'unreachable')] }, id);
  assert.equal((await mustRead(place, id)).state, 'failed');
  assert.deepEqual(await place.entries(name), []);
});
