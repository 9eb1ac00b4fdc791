// Settled: the environment and the fleet, read once and whole, or every problem listed with how to mend it.
import { loadFleet } from '../config/load.ts';
import type { Environment } from '../config/environment.ts';
import { readEnvironment } from '../config/environment.ts';
import type { Problem } from '../config/problem.ts';
import { sandboxFleet } from '../config/sandbox.ts';
import type { Fleet } from '../core/fleet.ts';
import { systems } from '../systems/index.ts';
import type { RunFile } from './run-file.ts';

type Variables = NodeJS.ProcessEnv;

export class Unsettled extends Error {
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, text, mend }) => `  ${path} ${text}. ${mend}`).join('\n'));
    this.name = 'Unsettled';
  }
}

/** Throws Unsettled. */
export function environmentOf(env: Variables): Environment {
  const read = readEnvironment(env);
  if ('problems' in read) throw new Unsettled(read.problems);
  return read.environment;
}

/** The user's own fleet file, or undefined where there is none. Throws Unsettled. */
export function userFleet({ fleetPath }: Environment, env: Variables): Fleet | undefined {
  if (fleetPath === undefined) return undefined;
  const loaded = loadFleet({ path: fleetPath, env, systems });
  if ('problems' in loaded) throw new Unsettled(loaded.problems);
  return loaded.fleet;
}

/** In the sandbox the practice servers join; in a real workspace a fleet file is needed. Throws Unsettled. */
export function fleetOf(environment: Environment, env: Variables, run: RunFile): Fleet {
  const extra = userFleet(environment, env);
  if (run.practice !== undefined) {
    const { postgres, redis } = run.practice;
    return sandboxFleet({ practicePostgres: postgres, practiceRedis: redis, language: environment.language, extra });
  }
  if (extra !== undefined) return extra;
  throw new Unsettled([
    { path: 'aegis.yml', text: 'is not there', mend: 'Copy aegis.example.yml to aegis.yml, or set AEGIS_CONFIG' },
  ]);
}
