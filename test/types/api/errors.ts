/** What `isRasError` makes of an error. The names are hundreds: compared as one they would take seconds. */

import { expectTypeOf } from 'expect-type';
import {
  errors,
  explainError,
  isRasError,
  RasError,
  type RasErrorCode,
  type RasErrorName,
} from 'winras';

export function narrowed(error: unknown): void {
  if (isRasError(error)) {
    error satisfies RasError satisfies Error;
    error.code satisfies RasErrorCode;
    // @ts-expect-error: it may be any
    error.code satisfies 'ERROR_AUTHENTICATION_FAILURE';
    expectTypeOf(error.errno).toEqualTypeOf<number | undefined>();
    expectTypeOf(error.nearest).toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf(error.cause).toEqualTypeOf<unknown>();
  } else {
    expectTypeOf(error).toEqualTypeOf<unknown>();
  }
  if (isRasError(error, 'ERROR_AUTHENTICATION_FAILURE'))
    expectTypeOf(error.code).toEqualTypeOf<'ERROR_AUTHENTICATION_FAILURE'>();
  if (isRasError(error, -2146762487)) expectTypeOf(error.errno).toEqualTypeOf<number>();
  if (isRasError(error, 691)) {
    expectTypeOf(error.errno).toEqualTypeOf<691>();
    // @ts-expect-error: its number does not tell its name
    error.code satisfies 'ERROR_AUTHENTICATION_FAILURE';
  }
}

/** One that is not the one asked for is still an error. */
export function otherwise(error: RasError): void {
  if (!isRasError(error, 691)) error.message satisfies string;
  if (!isRasError(error, 'ERR_RAS_DIAL_TIMEOUT')) error.message satisfies string;
}

export function codes(error: unknown, code: RasErrorCode | number): void {
  isRasError(error, code);
  isRasError(error, 'ERR_RAS_PAUSE_TIMEOUT');
  isRasError(error, 'HRESULT_0x80420101');
  isRasError(error, 'RAS_99999');
  // @ts-expect-error: misspelt
  isRasError(error, 'ERROR_AUTHENTICATION_FAILED');
  new RasError({ errno: 691, operation: 'RasDial' });
  new RasError({ code: 'ERR_RAS_DIAL_TIMEOUT', cause: error });
  // @ts-expect-error: what RAS answers goes by its number
  new RasError({ code: 'ERROR_AUTHENTICATION_FAILURE' });
  for (const { code, errno } of errors) {
    code satisfies RasErrorName;
    expectTypeOf(errno).toEqualTypeOf<number>();
  }
}

export function explain(error: RasError): string {
  const { passes, causes, errno, state } = explainError(error, { for: 'command', locale: 'it' });
  passes satisfies 'transient' | 'final' | 'unknown';
  errno satisfies number | undefined;
  state?.title satisfies string | undefined;
  explainError(691);
  explainError('ERROR_VPN_TIMEOUT');
  explainError('vpn_timeout');
  // @ts-expect-error: not an error that RAS knows
  explainError(new Error('x'));
  // @ts-expect-error: one of two
  explainError(691, { for: 'users' });
  error.mayBeRefusal satisfies true | undefined;
  return causes.map(({ cause, remedy }) => `${cause}: ${remedy}`).join();
}
