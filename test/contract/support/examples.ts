/** The examples of the README: what each prints on the simulator. */

import { join } from 'node:path';
import { exampleScenario } from '../../../src/simulator/example-scenario.js';

export const folder = join('docs', 'examples');
export const scenario = exampleScenario;
/** What some of them look for: passwords, and a file of whatever bytes. */
export const passwords = {
  VPN_PASSWORD: 'secret',
  VPN_NEW_PASSWORD: 'new secret',
  EAP_USER_DATA: 'package.json',
};

export const outputs: Record<string, RegExp> = {
  'dial.mjs': /^Office VPN is connected through WAN Miniport \(IKEv2\)\n$/,
  'iterate.mjs':
    /^running OpenPort \n[^]*running ConnectDevice WAN Miniport \(IKEv2\)\n[^]*address 10\.20\.0\.7\n[^]*terminal Connected \n$/,
  'answer-a-pause.mjs':
    /^RAS waits at RetryAuthentication\nRAS waits at PasswordExpired\nHome office is connected\n$/,
  'abort.mjs': /^Given up after 300 ms; the line is free again\.\n$/,
  'credentials.mjs': /^alice has a password\n\{ userName: 'alice', hasPassword: false \}\n$/,
  'dial-server.mjs': /^vpn\.example\.com is connected through WAN Miniport \(IKEv2\)\n$/,
  'dialogs.mjs': /^The user has made Branch\.\nconnected\n$/,
  'exit-code.mjs': /^$/,
  'eap.mjs': /^The method would show a window\.\nCampus is connected\n$/,
  'machine.mjs':
    /^vpn: WAN Miniport \(SSTP\)\n[^]*modem: .+\nUnited States is dialed with \+1\n.*(credentials|unacceptable).*\n$/,
  'phone-book.mjs': /^branch\.example\.com, ikev2Only, example\.com\ntrue\n$/,
  'progress.mjs':
    /^Preparazione in corso: .*\.\n[^]*Rete pronta: Il computer ha ricevuto il suo indirizzo di rete\.\n[^]*Connessione stabilita: .*\.\n$/,
  'replay.mjs': /^ERROR_AUTHENTICATION_FAILURE in AuthNotify\n$/,
  'list-and-hang-up.mjs': /^Forgotten line: Connected \(WAN Miniport \(PPPOE\)\)\ndisconnected\n$/,
  'tracing.mjs':
    /^RasEnumEntries 0\n[^]*RasDial 0\n[^]*Office VPN: ConnectDevice\n[^]*RasGetProjectionInfoEx 0\n[^]*Office VPN: Connected\n[^]*Office VPN is disconnected\n$/,
  'watch.mjs': /^up: Forgotten line\nconnected Office VPN\ndisconnected Office VPN\n$/,
  'statistics.mjs': /^Forgotten line: \d+ bytes received in \d+ s\nPPP through 1 link\n$/,
};

/** The hang-ups that are still owed when it has ended. What rasdial dials stays up, and so does what is in its place. */
export function staysUp(example: string): Readonly<Record<string, number>> {
  return example === 'exit-code.mjs' ? { 'Office VPN': 1 } : {};
}
