// Doctor: every precondition on one page, each with how to mend it. Works when nothing runs, and says that.
import type { Environment } from '../config/environment.ts';
import { doctorProbes } from '../jobs/doctor.ts';
import { terminalText } from '../render/terminal.ts';
import { doctorReport } from '../reports/doctor.ts';
import { readRunFile } from './run-file.ts';
import { peopleOf } from './worker.ts';
import { openBase, partsOf } from './wiring.ts';

/** Returns 1 if something that is needed is missing. */
export async function doctor(environment: Environment, env: NodeJS.ProcessEnv): Promise<number> {
  const run = readRunFile(environment.home);
  if (run === undefined) throw new Error(`nothing was started in ${environment.home}: run npm start first`);
  const base = await openBase({
    environment: { ...environment, logLevel: 'error' },
    env,
    run,
    name: 'doctor',
    supervise: false,
  });
  try {
    const probes = await doctorProbes(await partsOf(base, await peopleOf(base), () => undefined));
    const reader = base.reader(base.fleet.locale);
    console.log(terminalText(doctorReport({ probes }), reader, { color: process.stdout.isTTY, width: 100 }));
    return probes.some(({ state }) => state === 'failed') ? 1 : 0;
  } finally {
    await base.queue.stop();
    await base.pool.end();
  }
}
