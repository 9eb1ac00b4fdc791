// What is said about the server's security.
import { defineWords } from '../../../../core/words.ts';

export const words = defineWords('postgres/security', {
  passwords: { en: 'password method', ko: '비밀번호 저장 방식' },
  passwordMethod: {
    en: 'new passwords are kept by {detail}: scram-sha-256 keeps them safe from whoever reads the hash',
    ko: '새 비밀번호 저장 방식 {detail}: scram-sha-256 필요, 해시 유출 시 그대로 악용 가능',
  },
  hashes: { en: 'password hashes', ko: '비밀번호 해시' },
  needsHashes: { en: 'SELECT on pg_authid', ko: 'pg_authid SELECT' },
  hashesHidden: {
    en: 'only a superuser reads pg_authid: GRANT SELECT ON pg_authid TO {role} shows every hash, so better leave it',
    ko: 'pg_authid는 슈퍼유저 전용: GRANT SELECT ON pg_authid TO {role} 시 모든 해시가 보이므로 권장하지 않음',
  },
  passwordHash: {
    en: 'the password of role {subject} is kept as an md5 hash',
    ko: 'md5 해시로 저장된 비밀번호: 역할 {subject}',
  },
  roles: { en: 'powerful roles', ko: '강한 권한의 역할' },
  roleSuperuser: {
    en: 'role {subject} logs in as a superuser: nothing is refused to it',
    ko: '로그인 가능한 슈퍼유저: 역할 {subject}',
  },
  roleCreates: {
    en: 'role {subject} may create roles (before 16 also give itself nearly any right)',
    ko: '역할 생성 권한 보유: 역할 {subject} (16 이전에는 거의 모든 권한 획득 가능)',
  },
  roleBypasses: {
    en: 'row level security does not bind role {subject}',
    ko: '행 수준 보안 미적용: 역할 {subject}',
  },
  roleReplicates: {
    en: 'role {subject} may copy the whole cluster (REPLICATION)',
    ko: '전체 클러스터 복제 가능(REPLICATION): 역할 {subject}',
  },
  roleFiles: {
    en: '{subject}: {detail} reaches the files or programs of the host',
    ko: '{subject}: {detail}, 호스트의 파일 또는 프로그램 접근 가능',
  },
  roleForever: {
    en: 'passwords of {subject} never expire: {detail}',
    ko: '만료 없는 비밀번호 ({subject}): {detail}',
  },
  everybody: { en: 'rights of everybody', ko: 'PUBLIC 권한' },
  publicCreate: {
    en: 'everybody may create objects in schema {subject}: names in it can be taken over',
    ko: '누구나 객체 생성 가능: 스키마 {subject}, 이름 가로채기 위험',
  },
  publicWrite: { en: 'everybody may change {subject}: {detail}', ko: '누구나 변경 가능: {subject}, {detail}' },
  publicLater: {
    en: 'everybody will get {detail} on later objects: {subject}',
    ko: '이후 생성 객체에 PUBLIC 권한 {detail} 부여: {subject}',
  },
  publicConnect: {
    en: 'every role may connect to {subject}, as is the default',
    ko: '모든 역할 접속 가능(기본값): DB {subject}',
  },
  definer: { en: 'functions with borrowed rights', ko: 'SECURITY DEFINER 함수' },
  definerSuperuser: {
    en: '{subject} runs as superuser {detail} and looks names up where its caller says',
    ko: '{subject}: 슈퍼유저 {detail} 권한으로 실행, search_path는 호출자가 결정',
  },
  definerOwner: {
    en: '{subject} runs as {detail} and looks names up where its caller says',
    ko: '{subject}: {detail} 권한으로 실행, search_path는 호출자가 결정',
  },
  rowLevel: { en: 'row level security', ko: '행 수준 보안' },
  rowLevelOff: {
    en: '{subject} has policies, but row level security is off: they bind nobody',
    ko: '{subject}: 정책이 있으나 행 수준 보안 꺼짐, 적용되지 않음',
  },
  rowLevelNone: {
    en: '{subject} has row level security without a policy: only its owner sees rows',
    ko: '{subject}: 정책 없는 행 수준 보안, 소유자만 조회 가능',
  },
  rowLevelAlways: {
    en: 'policy {subject} lets {detail} change every row',
    ko: '모든 행 변경 허용 정책: {subject}, 대상 {detail}',
  },
  views: { en: 'views around row level security', ko: '행 수준 보안 우회 뷰' },
  viewsBefore: {
    en: 'security_invoker exists from PostgreSQL 15 on: before, give such views an owner whom the policies bind',
    ko: 'security_invoker는 PostgreSQL 15부터: 이전 버전은 정책이 적용되는 소유자로 변경 필요',
  },
  viewOwner: {
    en: 'view {subject} reads {detail} with its owner’s rights, around the policies of that table',
    ko: '뷰 {subject}: 소유자 권한으로 {detail} 조회, 해당 테이블 정책 우회',
  },
  hba: { en: 'who may connect', ko: '접속 허용 규칙' },
  needsHba: { en: 'pg_hba_file_rules', ko: 'pg_hba_file_rules' },
  hbaHidden: {
    en: 'pg_hba.conf is hidden: GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO {role}; GRANT SELECT ON pg_hba_file_rules TO {role}',
    ko: 'pg_hba.conf 조회 불가: GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO {role}; GRANT SELECT ON pg_hba_file_rules TO {role}',
  },
  hbaTrust: {
    en: 'pg_hba.conf {subject} lets people in from other machines without a password: {detail}',
    ko: 'pg_hba.conf {subject}: 다른 호스트에서 비밀번호 없이 접속 허용, {detail}',
  },
  hbaTrustNear: {
    en: 'pg_hba.conf {subject} lets every account of this host in as anybody: {detail}',
    ko: 'pg_hba.conf {subject}: 이 호스트의 모든 계정이 비밀번호 없이 접속 가능, {detail}',
  },
  hbaReadable: {
    en: 'pg_hba.conf {subject} lets passwords cross the net readable: {detail}',
    ko: 'pg_hba.conf {subject}: 비밀번호 평문 전송, {detail}',
  },
  hbaMd5: {
    en: 'pg_hba.conf {subject} still takes md5: {detail}',
    ko: 'pg_hba.conf {subject}: md5 방식 허용 중, {detail}',
  },
  hbaAnywhere: {
    en: 'pg_hba.conf {subject} lets people in from everywhere without encryption: {detail}',
    ko: 'pg_hba.conf {subject}: 모든 주소에서 암호화 없이 접속 허용, {detail}',
  },
  tls: { en: 'encrypted connections', ko: '연결 암호화' },
  needsActivity: { en: 'pg_monitor', ko: 'pg_monitor' },
  tlsHidden: {
    en: 'needs pg_monitor: GRANT pg_monitor TO {role}',
    ko: 'pg_monitor 권한 필요: GRANT pg_monitor TO {role}',
  },
  tlsOff: {
    en: 'connections are not encrypted (ssl is off) and others than this machine can connect ({detail})',
    ko: '연결 암호화 꺼짐(ssl = off), 외부 접속 가능 ({detail})',
  },
  tlsOld: {
    en: 'encryption as old as {detail} is accepted: TLSv1.2 is the oldest that is safe',
    ko: '오래된 {detail} 허용: TLSv1.2 이상 필요',
  },
  tlsBare: {
    en: 'app {subject} is connected from another machine without encryption ({detail})',
    ko: '암호화 없는 외부 연결: 앱 {subject} ({detail})',
  },
  tlsEverywhere: {
    en: 'the server listens on all addresses of its host ({detail})',
    ko: '호스트의 모든 주소에서 수신 ({detail})',
  },
  logging: { en: 'traces in the log', ko: '로그 기록' },
  loggingOff: {
    en: '{subject} is off: the log does not say who came and went',
    ko: '{subject} 꺼짐: 접속·종료가 로그에 남지 않음',
  },
  loggingPrefix: {
    en: '{subject} lacks time, user or address: "{detail}"',
    ko: '{subject}: 시각, 사용자, 주소 중 누락, "{detail}"',
  },
  loggingUtility: {
    en: '{subject} is on: statements that set passwords may be kept among the counted ones',
    ko: '{subject} 켜짐: 비밀번호 설정 문장이 통계에 남을 수 있음',
  },
  languages: { en: 'untrusted languages', ko: '비신뢰 언어' },
  languageUntrusted: {
    en: 'functions in {subject} can do on the host what the server’s account can ({detail} there)',
    ko: '{subject} 함수는 서버 계정 권한으로 호스트 접근 가능 (현재 {detail}개)',
  },
  foreign: { en: 'passwords for other servers', ko: '외부 서버 비밀번호' },
  foreignPassword: {
    en: 'user mapping {subject} keeps a password readable',
    ko: '사용자 매핑 {subject}: 비밀번호 평문 저장',
  },
  allHidden: { en: 'hidden from our role: {count}', ko: '권한 없어 조회 불가: {count}개' },
  someHidden: { en: '{said}; {count} hidden from our role', ko: '{said}; 권한 없어 조회 불가 {count}개' },
  lookedSetting: { en: 'password_encryption', ko: 'password_encryption 설정' },
  lookedSettings: { en: 'the settings of the log', ko: '로그 설정' },
  lookedPasswords: { en: '{count} {count:plural password|passwords}', ko: '비밀번호 {count}개' },
  lookedRoles: { en: '{count} {count:plural role|roles}', ko: '역할 {count}개' },
  lookedGrants: { en: '{count} {count:plural object|objects} with grants', ko: '권한이 부여된 객체 {count}개' },
  lookedFunctions: {
    en: '{count} {count:plural function|functions} with their owner’s rights',
    ko: 'SECURITY DEFINER 함수 {count}개',
  },
  lookedTables: {
    en: '{count} {count:plural table|tables} with row level security or policies',
    ko: '행 수준 보안 또는 정책이 있는 테이블 {count}개',
  },
  lookedViews: {
    en: '{count} {count:plural view|views} over such tables',
    ko: '해당 테이블을 읽는 뷰 {count}개',
  },
  lookedRules: { en: '{count} {count:plural rule|rules}', ko: '규칙 {count}개' },
  lookedSessions: { en: '{count} {count:plural session|sessions}', ko: '세션 {count}개' },
  lookedLanguages: { en: '{count} {count:plural language|languages}', ko: '언어 {count}개' },
  lookedMappings: { en: '{count} {count:plural user mapping|user mappings}', ko: '사용자 매핑 {count}개' },
});
