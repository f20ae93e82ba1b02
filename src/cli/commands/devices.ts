/** `winras devices`: what this machine can dial with. */

import type { Command } from 'commander';
import { action, withCommonOptions } from '../subcommand.js';

const examples = `
winras entries create takes these names with --device.

Examples:
  winras devices
  winras devices --json`;

export function addDevices(program: Command): void {
  const command = program
    .command('devices')
    .description('List the modems, miniports and other devices that can dial.')
    .addHelpText('after', examples);
  withCommonOptions(command).action(
    action<[], object>(async ({ ras, output }) => {
      const devices = await ras.devices();
      const widest = Math.max(...devices.map(({ type }) => type.length));
      for (const device of devices)
        output.report('device', { device }, `${device.type.padEnd(widest)}  ${device.name}`);
      if (devices.length === 0)
        output.note('RAS has no device to dial with. Run winras doctor to find out why.');
      return { devices: devices.length };
    }),
  );
}
