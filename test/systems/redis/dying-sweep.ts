// Runs a sweep in a process of its own, and dies by SIGKILL at the n-th word of progress.
import type { Step } from '../../../src/core/change.ts';
import type { Target } from '../../../src/core/target.ts';
import { redis } from '../../../src/systems/redis/index.ts';

interface Order {
  readonly target: Target;
  readonly step: Step;
  readonly dieAt: number;
}

const { target, step, dieAt } = JSON.parse(process.argv[2] ?? '') as Order;
let calls = 0;
await redis.run(target, step, async () => {
  calls += 1;
  if (calls === dieAt) process.kill(process.pid, 'SIGKILL');
});
