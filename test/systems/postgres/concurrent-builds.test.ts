// Concurrent builds under blows: nothing of ours stays behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitBuilds } from './concurrent-builds.ts';

test('a build that is cancelled, ended, blocked or crashed at any moment leaves no invalid index', async () => {
  const { rounds, built, stopped, left } = await hitBuilds(10);
  assert.equal(left, 0);
  assert.equal(built + stopped, rounds);
});
