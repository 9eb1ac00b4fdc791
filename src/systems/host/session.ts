// The host as its checks see it: what can be read of this machine, each thing read at most once in a run.
export const thresholds = {
  cpuWarningPercent: 85,
  cpuCriticalPercent: 95,
  loadWarningPerCore: 1.5,
  loadCriticalPerCore: 5,
  memoryWarningPercent: 85,
  memoryCriticalPercent: 95,
  swapWarningPercent: 50,
  swapCriticalPercent: 80,
  diskWarningPercent: 75,
  diskCriticalPercent: 85,
  inodesWarningPercent: 75,
  inodesCriticalPercent: 85,
  networkErrors: 1,
  rebootHours: 24,
} as const;
export type Thresholds = Readonly<Record<keyof typeof thresholds, number>>;

export const defaultMounts = ['/', '/var/lib/postgresql', '/var/lib/docker'] as const;

export interface Cpu {
  readonly percent: number;
  readonly cores: number;
}

/** Bytes, as `free -b` counts them. */
export interface Memory {
  readonly total: number;
  /** What could be given to programs without swapping: free pages and what the cache can give back. */
  readonly available: number;
  readonly swapTotal: number;
  readonly swapUsed: number;
}

/** Bytes and inodes, as `df` counts them. */
export interface FileSystem {
  readonly mount: string;
  readonly sizeBytes: number;
  readonly usedBytes: number;
  /** For programs without root's reserve. */
  readonly availableBytes: number;
  readonly usedPercent: number;
  readonly inodes: number;
  readonly inodesUsed: number;
  /** Absent where the file system has no fixed number of inodes. */
  readonly inodesUsedPercent?: number;
}

export interface Disks {
  readonly present: readonly FileSystem[];
  readonly missing: readonly string[];
  readonly unreadable: readonly string[];
}

export interface Interface {
  readonly name: string;
  /** Received and sent with an error since the interface came up. */
  readonly errors: number;
}

interface Unit {
  readonly unit: string;
  readonly description: string;
}

export type Units =
  | { readonly kind: 'units'; readonly failed: readonly Unit[] }
  /** The first process of this machine is not systemd but this. */
  | { readonly kind: 'no-systemd'; readonly first: string };

export interface HostSession {
  readonly thresholds: Thresholds;
  cpu(): Promise<Cpu>;
  memory(): Promise<Memory>;
  disks(): Promise<Disks>;
  network(): Promise<readonly Interface[]>;
  units(): Promise<Units>;
  /** Runnable and waiting tasks, mean of five minutes. */
  load(): number;
  cores(): number;
  uptimeSeconds(): number;
}
