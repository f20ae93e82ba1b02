/** The simulator warns its user, and bothers the program with nothing. */

export function emitWarning(message: string): void {
  process.emitWarning(`winras simulator: ${message}`, 'WinrasSimulatorWarning');
}
