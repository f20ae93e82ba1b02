import { describe, expect, test } from '@jest/globals';
import {
  type PausedState,
  phaseOf,
  type RunningState,
  stateName,
  states,
  substateName,
  type TerminalState,
} from '../../src/states/states.js';

// The compiler finds a name that the types have and these do not, or the other way round.
const running: Record<RunningState, number> = {
  OpenPort: 0,
  PortOpened: 1,
  ConnectDevice: 2,
  DeviceConnected: 3,
  AllDevicesConnected: 4,
  Authenticate: 5,
  AuthNotify: 6,
  AuthRetry: 7,
  AuthCallback: 8,
  AuthChangePassword: 9,
  AuthProject: 10,
  AuthLinkSpeed: 11,
  AuthAck: 12,
  ReAuthenticate: 13,
  Authenticated: 14,
  PrepareForCallback: 15,
  WaitForModemReset: 16,
  WaitForCallback: 17,
  Projected: 18,
  StartAuthentication: 19,
  CallbackComplete: 20,
  LogonNetwork: 21,
  SubEntryConnected: 22,
  SubEntryDisconnected: 23,
  ApplySettings: 24,
};
const paused: Record<PausedState, number> = {
  Interactive: 0x1000,
  RetryAuthentication: 0x1001,
  CallbackSetByCaller: 0x1002,
  PasswordExpired: 0x1003,
  InvokeEapUI: 0x1004,
};
const terminal: Record<TerminalState, number> = { Connected: 0x2000, Disconnected: 0x2001 };

describe('the table of states', () => {
  test('S1, S2: has the names of the types, with their values', () => {
    const table = Object.fromEntries(states.map(({ name, code }) => [name, code]));
    expect(table).toEqual({ ...running, ...paused, ...terminal });
    expect(states).toHaveLength(32);
  });

  test('S1: has the phase that the bits of the value say', () => {
    for (const { code, phase } of states) expect(phaseOf(code)).toBe(phase);
    const named = (phase: string) => states.filter((s) => s.phase === phase).map((s) => s.name);
    expect(named('running')).toEqual(Object.keys(running));
    expect(named('paused')).toEqual(Object.keys(paused));
    expect(named('terminal')).toEqual(Object.keys(terminal));
  });

  test('says what each state means, in a sentence', () => {
    for (const { meaning } of states) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });
});

test('a state has its name', () => {
  for (const { name, code } of states) expect(stateName(code)).toBe(name);
});

test.each([
  [25, 'RASCS_25', 'running'],
  [0xfff, 'RASCS_4095', 'running'],
  [0x1005, 'RASCS_4101', 'paused'],
  [0x2002, 'RASCS_8194', 'terminal'],
] as const)('S4: state %i, which nobody knows yet, is %s and %s', (code, name, phase) => {
  expect(stateName(code)).toBe(name);
  expect(phaseOf(code)).toBe(phase);
});

test('S6: substates have their names', () => {
  const names = [0, 1, 2, 0x2000, 7].map(substateName);
  expect(names).toEqual(['None', 'Dormant', 'Reconnecting', 'Reconnected', 'RASCSS_7']);
});
