/** The addon has one RAS, the machine's or a simulated one, and each family of its calls has a file here. */

import type { NativeClock } from './clock.js';
import type { NativeConnections } from './connections.js';
import type { NativeCredentials } from './credentials.js';
import type { NativeDialing } from './dial.js';
import type { NativeDialTracing } from './dial-trace.js';
import type { NativeDialogs } from './dialogs.js';
import type { NativeEap } from './eap.js';
import type { NativeHangUps } from './hang-up.js';
import type { NativeLegacy } from './legacy.js';
import type { NativeMachine } from './machine.js';
import type { NativePhoneBooks } from './phone-books.js';
import type { NativeWatching } from './watch.js';

/**
 * Every promise and every timer keeps the process alive until it settles or is cleared, unless its comment says
 * otherwise.
 */
export interface NativeProvider
  extends NativeClock,
    NativeConnections,
    NativeCredentials,
    NativeDialing,
    NativeDialTracing,
    NativeDialogs,
    NativeEap,
    NativeHangUps,
    NativeLegacy,
    NativeMachine,
    NativePhoneBooks,
    NativeWatching {}
