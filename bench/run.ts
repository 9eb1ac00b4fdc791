// What is measured, beside its peer, in one run: `npm run bench`. Prints a table; numbers of different machines do not
// compare, the ratios of one run do.
import { cpus } from 'node:os';
import { handsIn, startAegis, textOf, until } from '../test/e2e/aegis.ts';
import { acknowledgement } from './acknowledgement.ts';
import { table, type Figure } from './figures.ts';
import { indexExam } from './index-exam.ts';
import { manyTables } from './many-tables.ts';
import { postgresChecks } from './postgres-checks.ts';

const TABLES = 10_000;

const figures: Figure[] = [];
const began = performance.now();
const first = await startAegis();
try {
  const readyMs = performance.now() - began;
  await until(async () => (await handsIn(first).messages('C0OPS')).find((seen) => textOf(seen) !== '""'), 60_000);
  const reportMs = performance.now() - began;
  figures.push({ what: 'first start until ready', ours: readyMs / 1000, unit: 's' });
  figures.push({ what: 'first start until the first report', ours: reportMs / 1000, unit: 's' });
  figures.push(...(await acknowledgement(first)));
} finally {
  await first.stop();
}
const again = await startAegis({ home: first.home });
figures.push({ what: 'a later start until ready', ours: again.readyMs / 1000, unit: 's' });
figures.push({ what: 'stop', ours: (await again.stop()) / 1000, unit: 's' });
figures.push(...(await manyTables()));
figures.push(...(await postgresChecks(TABLES)));
figures.push(...(await indexExam()));

console.log(`\n${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
console.log(table(figures));
