// host.load: tasks that run or wait, against the number of cores.
import { noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { words } from '../words.ts';

export const load: Check<HostSession> = {
  id: 'host.load',
  facet: 'performance',
  title: words.load(),
  async run(session) {
    const [average, cores] = [session.load(), session.cores()];
    const perCore = average / cores;
    const { loadWarningPerCore, loadCriticalPerCore } = session.thresholds;
    const numbers = { load: average, cores };
    if (perCore < loadWarningPerCore) return ok(words.loadFine(numbers));
    const severity = perCore >= loadCriticalPerCore ? 'critical' : 'warning';
    return noticed([{ subject: '', severity, values: { ...numbers, perCore }, text: words.loadHigh(numbers) }]);
  },
};
