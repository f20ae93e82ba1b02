/** A simulated RAS to soak in: servers of every temper, entries that misbehave. */

const users = { alice: { password: 'right' } };

const servers = {
  anyone: {},
  office: { users },
  expired: { users: { alice: { password: 'right', expired: true } } },
  terminal: { users, interactive: true },
  callback: { users, callback: 'caller' },
  fixed: { callback: { number: '555 0142' } },
  eap: { eapUi: true },
  busy: { busy: true },
  silent: { noAnswer: true },
  failing: { fails: { at: 'Authenticate', error: 718 } },
};

const states = ['OpenPort', 'ConnectDevice', 'DeviceConnected', 'Authenticate', 'AuthNotify'];

/** What one entry does beside what the simulator's own faults draw. */
const behaviors = [
  () => ({}),
  (choose) => ({ rasDialBlocks: choose.between(1, 3_000) }),
  (choose) => ({ rasDialReturns: choose.oneOf(['before', 'between', 'after']) }),
  () => ({ notificationThread: 'captured' }),
  (choose) => ({ rasDialRefuses: choose.oneOf([608, 633, 711]) }),
  (choose) => ({ rasDialFails: choose.oneOf([633, 692]) }),
  (choose) => ({ lost: [choose.oneOf(states), 'Connected'] }),
  (choose) => ({ lost: ['RetryAuthentication', 'PasswordExpired', choose.oneOf(states)] }),
  (choose) => ({ duplicated: [choose.oneOf(states), 'RetryAuthentication', 'Connected'] }),
  (choose) => ({ silentAfter: choose.oneOf(states) }),
  () => ({ merged: true }),
  (choose) => ({ late: choose.between(1, 400), afterTerminal: choose.chance(0.5) }),
  (choose) => ({ hangUp: 'waitsForHandler', hangUpBlocks: choose.between(0, 500) }),
  // Above the ten seconds that a hang-up waits, too.
  (choose) => ({ linger: choose.oneOf([1, 300, 12_000]) }),
  // Who is connected longer than three seconds after RasHangUp counts as held by somebody else.
  (choose) => ({
    linger: choose.between(1, 900),
    lingerState: choose.oneOf(['Connected', 'current']),
  }),
  (choose) => ({ afterHangUp: choose.oneOf(['disconnected', 'userDisconnection']) }),
  (choose) => ({ portFreeAfter: choose.between(1, 2_000) }),
  (choose) => ({ resumeFails: choose.oneOf([691, 711]) }),
  (choose) => ({ lostLine: choose.oneOf(['disconnectedFirst', 'reconnect']) }),
  () => ({ redialConnected: 'silent', spuriousGone: true }),
  () => ({ listDialing: false, retryError: 0 }),
];

const types = [
  { strategy: ['SSTP'] },
  { strategy: ['IKEv2', 'PPTP'] },
  { type: 'modem' },
  { type: 'isdn' },
  { type: 'pppoe' },
];

/** One to four entries on one RAS. */
export function drawScenario(choose) {
  const names = Array.from({ length: choose.between(1, 4) }, (_, index) => `Line ${index}`);
  const entries = Object.fromEntries(names.map((name) => [name, drawEntry(choose)]));
  return {
    entries,
    servers,
    stored: Object.fromEntries(
      names.filter(() => choose.chance(0.7)).map((name) => [name, drawStored(choose)]),
    ),
    loggedOnUser: { userName: 'alice', password: 'right' },
    faults: choose.oneOf([0, 0.4, 1]),
    seed: choose.below(2 ** 31),
    enumerationGrows: choose.chance(0.1),
    ...(choose.chance(0.03) ? { rasMan: { state: 'starting', startsAfter: 150, blocks: 40 } } : {}),
  };
}

function drawEntry(choose) {
  return {
    ...choose.oneOf(types),
    // Most dials are to get far.
    server: choose.chance(0.5) ? choose.oneOf(['anyone', 'office']) : drawServer(choose),
    behavior: choose.oneOf(behaviors)(choose),
  };
}

function drawServer(choose) {
  return choose.oneOf(Object.keys(servers));
}

function drawStored(choose) {
  return { userName: 'alice', password: choose.oneOf(['right', 'right', 'wrong']) };
}
