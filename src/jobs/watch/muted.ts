// Muted: a mute names a finding's key, or a part of it from the left up to a slash.

export function isMuted(
  mutes: readonly { readonly finding: string; readonly until: string }[],
  key: string,
  now = new Date(),
): boolean {
  return mutes.some(
    ({ finding, until }) => new Date(until) > now && (key === finding || key.startsWith(`${finding}/`)),
  );
}
