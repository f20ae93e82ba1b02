import { ras } from 'winras';

try {
  await ras.dial('Slow line', { signal: AbortSignal.timeout(300) });
} catch (error) {
  // Thrown when the line has been hung up.
  if (error.name !== 'AbortError') throw error;
  console.log('Given up after 300 ms; the line is free again.');
}
