/** What the simulator has to say to whoever uses it, and to nobody's program. */

export function emitWarning(message: string): void {
  process.emitWarning(`winras simulator: ${message}`, 'WinrasSimulatorWarning');
}
