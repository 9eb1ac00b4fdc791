// Main: which process this is. The parts meet in src/processes; nobody imports this file.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chat } from './processes/chat.ts';
import { doctor } from './processes/doctor.ts';
import { environmentOf } from './processes/settled.ts';
import { start } from './processes/start.ts';
import { exits, terminal } from './processes/terminal.ts';
import { verify } from './processes/verify.ts';
import { worker } from './processes/worker.ts';

const [name = 'start', ...argv] = process.argv.slice(2);

async function run(): Promise<void> {
  // What is set in the environment already is stronger than the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const environment = environmentOf(process.env);
  const { env } = process;
  switch (name) {
    case 'start':
      return start(environment, env);
    case 'chat':
      return chat(environment, env);
    case 'worker':
      return worker(environment, env);
    case 'doctor':
      return process.exit(await doctor(environment, env));
    case 'terminal':
      return process.exit(argv[0] === 'verify' ? await verify(environment) : await terminal(environment, env, argv));
    default:
      throw new Error(`no process "${name}": start, chat, worker, terminal, doctor`);
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(exits.couldNot);
});
