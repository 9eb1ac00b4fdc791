// host.load: tasks that run or wait, against the number of cores. Nobody is woken for one look: the last one must have
// seen as much.
import { noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { words } from '../words.ts';

export const load: Check<HostSession> = {
  id: 'host.load',
  facet: 'performance',
  title: words.load(),
  async run(session, { past }) {
    const [average, cores] = [session.load(), session.cores()];
    const perCore = average / cores;
    const { loadWarningPerCore, loadCriticalPerCore } = session.thresholds;
    const numbers = { load: average, cores };
    if (perCore < loadWarningPerCore) return ok(words.loadFine(numbers));
    const before = (past.sample('host.load', '')?.value ?? 0) / cores;
    const severity = Math.min(perCore, before) >= loadCriticalPerCore ? 'critical' : 'warning';
    return noticed([{ subject: '', severity, values: { ...numbers, perCore }, text: words.loadHigh(numbers) }]);
  },
};
