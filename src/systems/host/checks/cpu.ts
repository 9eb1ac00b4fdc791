// host.cpu: how busy the processors are. One second of work is no trouble: the last look must have seen the same.
import { noticed, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { graded } from '../../../core/graded.ts';
import { words } from '../words.ts';

export const cpu: Check<HostSession> = {
  id: 'host.cpu',
  facet: 'performance',
  title: words.cpu(),
  async run(session, { past }) {
    const { percent, cores } = await session.cpu();
    const { cpuWarningPercent: warning, cpuCriticalPercent: critical } = session.thresholds;
    const before = past.sample('host.cpu-percent', '')?.value ?? 0;
    const lasting = Math.min(percent, before);
    const severity = graded(lasting, { warning, critical }, past.finding('host.cpu', '')?.severity);
    const found: Noticed[] = [];
    if (severity !== undefined) {
      found.push({
        subject: '',
        severity,
        values: { usedPercent: percent, cores },
        text: words.cpuHigh({ percent, cores }),
      });
    }
    return noticed(found, words.cpuFine({ percent }));
  },
};
