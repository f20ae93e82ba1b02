import { describe, expect, test } from '@jest/globals';
import { RasError } from '../../src/errors/errors.js';
import { tryAgain } from '../../src/guard/try-again.js';

const refused = new RasError({ errno: 753, operation: 'RasHangUp' });
const pending = new RasError({ code: 'ERR_RAS_HANGUP_PENDING', operation: 'RasHangUp' });

/** Hangs up, where that fails with these errors first, and tells how often it was tried and waited. */
async function tried(...errors: Error[]) {
  const told = { attempts: 0, waits: [] as number[] };
  const hangUp = async (): Promise<string> => {
    told.attempts += 1;
    const error = errors.shift();
    if (error !== undefined) throw error;
    return 'disconnected';
  };
  const wait = async (duration: number): Promise<void> => void told.waits.push(duration);
  const outcome = await tryAgain(hangUp, wait).catch((error: unknown) => error);
  return { ...told, outcome };
}

describe('a hang-up of the guard', () => {
  test('that RAS refuses is tried again', async () => {
    expect(await tried(refused, refused)).toEqual({
      attempts: 3,
      waits: [100, 100],
      outcome: 'disconnected',
    });
  });

  test('is tried 20 times at most', async () => {
    const { attempts, outcome } = await tried(...Array(30).fill(refused));
    expect([attempts, outcome]).toEqual([20, refused]);
  });

  test('that RAS has taken is not repeated, though the line stays', async () => {
    expect(await tried(pending)).toEqual({ attempts: 1, waits: [], outcome: pending });
  });
});
