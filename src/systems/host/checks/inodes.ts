// host.inodes: a disk without inodes takes no new file, however much space is left.
import { noticed, ok, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { graded } from '../../../core/graded.ts';
import { words } from '../words.ts';

export const inodes: Check<HostSession> = {
  id: 'host.inodes',
  facet: 'capacity',
  title: words.inodes(),
  async run(session, { past }) {
    const { inodesWarningPercent: warning, inodesCriticalPercent: critical } = session.thresholds;
    const found: Noticed[] = [];
    const seen: string[] = [];
    for (const { mount, inodes, inodesUsed, inodesUsedPercent: percent } of (await session.disks()).present) {
      if (percent === undefined) continue;
      seen.push(`${mount} ${percent} %`);
      const severity = graded(percent, { warning, critical }, past.finding('host.inodes', mount)?.severity);
      if (severity === undefined) continue;
      const values = { usedPercent: percent, usedInodes: inodesUsed, inodes };
      const text = words.inodesHigh({ mount, percent, left: inodes - inodesUsed });
      found.push({ subject: mount, severity, values, text });
    }
    return seen.length === 0 ? ok(words.inodesNone()) : noticed(found, words.diskSeen({ seen: seen.join(', ') }));
  },
};
