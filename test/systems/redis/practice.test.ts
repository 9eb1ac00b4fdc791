// The practice Redis: there is something to tidy, it is adopted after a kill of its parent, and it stops quickly.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startPracticeRedis } from '../../../src/practice/redis.ts';
import { redis } from '../../../src/systems/redis/index.ts';
import { withoutRedis } from '../../servers/redis.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';
import { nothing, planFor, targetOf } from './planting.ts';

test(
  'the practice Redis is nearly full of forgotten keys, with the defaults of the fleet',
  { skip: withoutRedis },
  async () => {
    const folder = temporaryFolder('practice-redis');
    const practice = (await startPracticeRedis(folder)) ?? assert.fail('not started');
    after(() => practice.stop());
    const target = targetOf(practice.url, { thresholds: {} });
    const { outcomes } = await redis.inspect(target, { past: nothing, now: new Date(), only: ['redis.memory'] });
    const [memory] = outcomes;
    assert.equal(memory?.state === 'finding' && memory.findings[0]?.severity, 'warning');
    const plan = await planFor(target);
    assert.ok(Number(plan.why.params['keys']) > 3000);

    const again = (await startPracticeRedis(folder)) ?? assert.fail('not adopted');
    assert.equal(again.url, practice.url);
    const began = performance.now();
    await again.stop();
    // Two seconds, and what a busy machine adds.
    assert.ok(performance.now() - began < 4000);
    const gone = await redis.inspect(target, { past: nothing, now: new Date() });
    assert.deepEqual(
      gone.outcomes.map(({ check, state }) => [check, state]),
      [['redis.reachable', 'finding']],
    );

    const kept = (await startPracticeRedis(folder)) ?? assert.fail('not started again');
    after(() => kept.stop());
    const later = await planFor(targetOf(kept.url, { thresholds: {} }));
    assert.ok(Number(later.why.params['keys']) > 3000, 'ages outlive a restart');
  },
);
