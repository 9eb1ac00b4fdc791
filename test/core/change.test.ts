// The life of a change: which event leads where, and which cannot happen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeEvents, changeStates, isOver, nextState } from '../../src/core/change.ts';

const table: Readonly<Record<string, readonly string[]>> = {
  proposed: ['approve → approved', 'reject → rejected', 'expire → expired', 'cancel → cancelled'],
  approved: ['reject → rejected', 'expire → expired', 'cancel → cancelled', 'start → running', 'move → proposed'],
  running: ['cancel → cancelled', 'finish → done', 'fail → failed', 'roll-back → rolled-back', 'lose-sight → unknown'],
  unknown: ['settle → running'],
};

for (const state of changeStates) {
  test(`from ${state}: ${table[state]?.join(', ') ?? 'nothing'}`, () => {
    const moves = changeEvents.flatMap((event) => {
      const next = nextState(state, event);
      return next === undefined ? [] : [`${event} → ${next}`];
    });
    assert.deepEqual(moves, table[state] ?? []);
  });
}

test('what is over stays over', () => {
  const over = changeStates.filter(isOver);
  assert.deepEqual(over, ['done', 'failed', 'rolled-back', 'rejected', 'expired', 'cancelled']);
});

test('an unknown outcome is settled by a look, never by time alone', () => {
  assert.equal(nextState('unknown', 'expire'), undefined);
  assert.equal(nextState('unknown', 'cancel'), undefined);
  assert.equal(nextState('unknown', 'finish'), undefined);
});
