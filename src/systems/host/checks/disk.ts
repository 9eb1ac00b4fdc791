// host.disk: space by mount, as `df` computes it. A mount that is not there is said, and is no finding.
import { notChecked, noticed, type Noticed } from '../../../core/finding.ts';
import type { Check, Past } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import type { Disks, FileSystem, HostSession, Thresholds } from '../session.ts';
import { graded } from '../../../core/graded.ts';
import { words } from '../words.ts';

export const disk: Check<HostSession> = {
  id: 'host.disk',
  facet: 'capacity',
  title: words.disk(),
  async run(session, { past }) {
    const disks = await session.disks();
    const { present, missing, unreadable } = disks;
    if (present.length + unreadable.length === 0) return notChecked(words.diskNone({ missing: missing.join(', ') }));
    const full = present.flatMap((fileSystem) => fullDisk(fileSystem, session.thresholds, past));
    return noticed([...full, ...unreadable.map(unreadableDisk)], examined(disks));
  },
};

function fullDisk(fileSystem: FileSystem, thresholds: Thresholds, past: Past): Noticed[] {
  const { mount, usedPercent: percent, usedBytes, availableBytes, sizeBytes } = fileSystem;
  const { diskWarningPercent: warning, diskCriticalPercent: critical } = thresholds;
  const severity = graded(percent, { warning, critical }, past.finding('host.disk', mount)?.severity);
  if (severity === undefined) return [];
  const values = { usedPercent: percent, usedBytes, availableBytes, sizeBytes };
  const text = words.diskHigh({ mount, percent, available: availableBytes, size: sizeBytes });
  return [{ subject: mount, severity, values, text }];
}

function unreadableDisk(mount: string): Noticed {
  return { subject: mount, severity: 'warning', values: {}, text: words.diskUnreadable({ mount }) };
}

function examined({ present, missing }: Disks): Text {
  const seen = present.map(({ mount, usedPercent }) => `${mount} ${usedPercent} %`).join(', ');
  return missing.length === 0
    ? words.diskSeen({ seen })
    : words.diskSeenAndMissing({ seen, missing: missing.join(', ') });
}
