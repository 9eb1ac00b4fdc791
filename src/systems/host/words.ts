// What the host says to people.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('host', {
  title: { en: 'Host', ko: '호스트' },
  unreachable: { en: 'this machine cannot be read: {error}', ko: '이 서버를 읽을 수 없음: {error}' },

  cpu: { en: 'CPU', ko: 'CPU 사용' },
  cpuHigh: {
    en: 'CPU {percent:percent} busy over {cores:number} {cores:plural core|cores}',
    ko: 'CPU 사용률 {percent:percent} (코어 {cores:number}개)',
  },
  cpuFine: { en: 'CPU {percent:percent} busy', ko: 'CPU 사용률 {percent:percent}' },

  load: { en: 'load', ko: '시스템 부하' },
  loadHigh: {
    en: 'load {load:number} on {cores:number} {cores:plural core|cores} (5 min): tasks wait for their turn',
    ko: '부하 {load:number}, 코어 {cores:number}개 (5분 평균): 작업 대기 발생',
  },
  loadFine: {
    en: 'load {load:number} on {cores:number} {cores:plural core|cores}',
    ko: '부하 {load:number}, 코어 {cores:number}개',
  },

  memory: { en: 'memory', ko: '메모리' },
  memoryHigh: {
    en: 'memory {percent:percent} used, {available:bytes} of {total:bytes} available',
    ko: '메모리 사용률 {percent:percent}, 가용 {available:bytes} / 전체 {total:bytes}',
  },
  memoryFine: {
    en: '{available:bytes} of {total:bytes} available',
    ko: '가용 {available:bytes} / 전체 {total:bytes}',
  },

  swap: { en: 'swap', ko: '스왑' },
  swapHigh: {
    en: 'swap {percent:percent} used ({used:bytes} of {total:bytes})',
    ko: '스왑 사용률 {percent:percent} ({used:bytes} / {total:bytes})',
  },
  swapFine: { en: '{used:bytes} of {total:bytes} used', ko: '사용 {used:bytes} / 전체 {total:bytes}' },
  swapNone: { en: 'no swap on this machine', ko: '스왑 없음' },

  disk: { en: 'disk space', ko: '디스크 공간' },
  diskHigh: {
    en: '{mount} {percent:percent} full, {available:bytes} of {size:bytes} left',
    ko: '{mount} 사용률 {percent:percent}, 남은 공간 {available:bytes} / 전체 {size:bytes}',
  },
  diskUnreadable: { en: '{mount} cannot be read', ko: '읽을 수 없음: {mount}' },
  diskSeen: { en: '{seen}', ko: '{seen}' },
  diskSeenAndMissing: { en: '{seen}; not present: {missing}', ko: '{seen}; 없음: {missing}' },
  diskNone: { en: 'none of these is present: {missing}', ko: '모두 없음: {missing}' },

  inodes: { en: 'inodes', ko: 'inode 사용' },
  inodesHigh: {
    en: '{mount} inodes {percent:percent} used, {left:number} {left:plural file|files} left',
    ko: '{mount} inode 사용률 {percent:percent}, 남은 파일 수 {left:number}',
  },
  inodesNone: { en: 'no file system here has a limit on files', ko: '파일 수 제한이 있는 파일 시스템 없음' },

  network: { en: 'network errors', ko: '네트워크 오류' },
  networkErrors: {
    en: '{name} {errors:number} network {errors:plural error|errors} in {window:duration}',
    ko: '{name} 네트워크 오류 {errors:number}건 ({window:duration} 동안)',
  },
  networkFirst: { en: 'too little history', ko: '이력 부족' },
  networkNone: { en: 'no network interface but loopback', ko: '루프백 외 네트워크 인터페이스 없음' },
  networkSeen: { en: '{names} over {window:duration}', ko: '{names}, {window:duration} 동안' },

  uptime: { en: 'uptime', ko: '가동 시간' },
  rebooted: { en: 'restarted {ago:duration} ago', ko: '재시작 후 {ago:duration} 경과' },
  up: { en: 'up for {uptime:duration}', ko: '가동 {uptime:duration}' },

  services: { en: 'services', ko: '서비스' },
  serviceFailed: { en: 'service {unit} failed: {description}', ko: '서비스 실패: {unit} ({description})' },
  noSystemd: { en: 'no systemd, PID 1 is {first}', ko: 'systemd 없음, PID 1: {first}' },

  cpuPercent: { en: 'CPU busy', ko: 'CPU 사용률' },
  loadAverage: { en: 'load (5 min)', ko: '부하 (5분)' },
  memoryUsed: { en: 'memory used', ko: '메모리 사용량' },
  memoryUsedPercent: { en: 'memory used, share', ko: '메모리 사용률' },
  diskUsed: { en: 'disk used', ko: '디스크 사용량' },
  diskUsedPercent: { en: 'disk used, share', ko: '디스크 사용률' },
  inodesUsedPercent: { en: 'inodes used, share', ko: 'inode 사용률' },
  networkErrorCount: { en: 'network errors since start', ko: '누적 네트워크 오류' },

  mayRead: { en: 'read {what}', ko: '읽기: {what}' },
  mayAskServices: { en: 'ask systemd for failed services', ko: 'systemd 실패 서비스 조회' },
});
