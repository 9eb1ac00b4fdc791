// What SQL can see of the server's security, one question a check.
import { majorVersion, type Session } from '../../session.ts';
import { audit } from './audit.ts';
import { words } from './words.ts';

/** security_invoker exists since. */
const INVOKER_SINCE = 15;

async function granted({ rows }: Session, right: string): Promise<boolean> {
  return (await rows<{ granted: boolean }>(right))[0]?.granted === true;
}

export const securityChecks = [
  audit({
    statement: 'security-passwords',
    title: words.passwords(),
    items: { method: words.passwordMethod },
    looked: () => words.lookedSetting(),
  }),
  audit({
    statement: 'security-password-hashes',
    title: words.hashes(),
    needs: words.needsHashes(),
    items: { hash: words.passwordHash },
    looked: words.lookedPasswords,
    whyNot: async (session) =>
      (await granted(session, 'security-hashes-right')) ? undefined : words.hashesHidden({ role: session.server.role }),
  }),
  audit({
    statement: 'security-roles',
    title: words.roles(),
    items: {
      superuser: words.roleSuperuser,
      createrole: words.roleCreates,
      bypassrls: words.roleBypasses,
      replication: words.roleReplicates,
      files: words.roleFiles,
      forever: words.roleForever,
    },
    looked: words.lookedRoles,
  }),
  audit({
    statement: 'security-public',
    title: words.everybody(),
    items: {
      create: words.publicCreate,
      write: words.publicWrite,
      later: words.publicLater,
      connect: words.publicConnect,
    },
    looked: words.lookedGrants,
  }),
  audit({
    statement: 'security-definer',
    title: words.definer(),
    items: { superuser: words.definerSuperuser, owner: words.definerOwner },
    looked: words.lookedFunctions,
  }),
  audit({
    statement: 'security-row-level',
    title: words.rowLevel(),
    items: { off: words.rowLevelOff, none: words.rowLevelNone, always: words.rowLevelAlways },
    looked: words.lookedTables,
  }),
  audit({
    statement: 'security-views',
    title: words.views(),
    items: { owner: words.viewOwner },
    looked: words.lookedViews,
    whyNot: async ({ server }) => (majorVersion(server) >= INVOKER_SINCE ? undefined : words.viewsBefore()),
  }),
  audit({
    statement: 'security-hba',
    title: words.hba(),
    needs: words.needsHba(),
    items: {
      trust: words.hbaTrust,
      'trust-near': words.hbaTrustNear,
      readable: words.hbaReadable,
      md5: words.hbaMd5,
      anywhere: words.hbaAnywhere,
    },
    looked: words.lookedRules,
    whyNot: async (session) =>
      (await granted(session, 'security-hba-right')) ? undefined : words.hbaHidden({ role: session.server.role }),
  }),
  audit({
    statement: 'security-tls',
    title: words.tls(),
    needs: words.needsActivity(),
    items: { off: words.tlsOff, old: words.tlsOld, bare: words.tlsBare, everywhere: words.tlsEverywhere },
    looked: words.lookedSessions,
    whyNot: async ({ server }) => (server.readsActivity ? undefined : words.tlsHidden({ role: server.role })),
  }),
  audit({
    statement: 'security-logging',
    title: words.logging(),
    items: { off: words.loggingOff, prefix: words.loggingPrefix, utility: words.loggingUtility },
    looked: () => words.lookedSettings(),
  }),
  audit({
    statement: 'security-languages',
    title: words.languages(),
    items: { untrusted: words.languageUntrusted },
    looked: words.lookedLanguages,
  }),
  audit({
    statement: 'security-foreign',
    title: words.foreign(),
    items: { password: words.foreignPassword },
    looked: words.lookedMappings,
  }),
] as const;
