// A worker that runs a restore drill until it is killed: its first argument is the target.
import type { Target } from '../../../src/core/target.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';

const target = JSON.parse(process.argv[2] ?? '') as Target;
const [source] = (target.connection['backup'] as unknown as { sources: { kind: string }[] }).sources;
const step = { verb: 'postgres.restore-drill', args: { source: source?.kind ?? '' }, text: { key: '', params: {} } };
await postgres.run(target, step, () => Promise.resolve());
