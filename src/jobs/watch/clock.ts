// Clock: node-cron is only the bell. It never decides what is due.
import cron from 'node-cron';

export interface Clock {
  stop(): Promise<void>;
}

/** Rings every minute, and once at the start. */
export function startClock(ring: (now: Date) => Promise<void>, onError: (error: unknown) => void): Clock {
  const safely = () => ring(new Date()).catch(onError);
  const task = cron.schedule('* * * * *', safely, { noOverlap: true });
  void safely();
  return {
    stop: async () => {
      await task.stop();
    },
  };
}
