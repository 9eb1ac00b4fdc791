// Reporter beside the usual one: after the run it lists what was not run and why. On CI that is a failure, because nobody
// reads the list of skipped tests there.
import type { TestEvent } from 'node:test/reporters';

const MARK = 'not run';

// oxlint-disable-next-line import/no-default-export -- node's runner asks for it
export default async function* notRun(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const missed: string[] = [];
  for await (const { type, data } of events) {
    if (type !== 'test:pass' || typeof data.skip !== 'string' || !data.skip.startsWith(MARK)) continue;
    missed.push(`${data.skip}: ${data.name}\n`);
  }
  if (missed.length === 0) return;
  yield missed.join('');
  if (process.env['CI'] !== 'true') return;
  process.exitCode = 1;
  yield `${missed.length} not run, and this is CI: a failure\n`;
}
