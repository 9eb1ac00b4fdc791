// Is running: whether a process still does anything. One that has ended but was not yet collected by its parent does not,
// and the parent of an adopted server is whatever the machine has as its first process.
import { readFileSync } from 'node:fs';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return stateOf(pid) !== 'Z';
}

// Field 3 of /proc/<pid>/stat; the name before it may hold spaces and brackets.
function stateOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2)[0];
  } catch {
    return undefined;
  }
}
