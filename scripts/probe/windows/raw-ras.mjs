/**
 * Functions of rasapi32.dll as they are: what the addon's own calls keep away from RAS, such as odd sizes and windows as
 * notifiers, and registrations one by one. By koffi, a development dependency.
 */

import { join } from 'node:path';
import { isWindowsOwn } from '../simulated.mjs';

const allConnections = 0xffff_ffff_ffff_ffffn;
/** RASCN_Connection and RASCN_Disconnection. */
const anyChange = 3;
const signaled = 0;

/** Undefined where there is no Windows, a RAS is simulated, or koffi has no binary for this machine. */
export async function openRawRas() {
  if (!isWindowsOwn()) return undefined;
  try {
    const { default: koffi } = await import('koffi');
    return new RawRas(koffi);
  } catch (error) {
    console.error(`rasapi32.dll cannot be called directly: ${error.message}`);
    return undefined;
  }
}

class RawRas {
  #kernel;
  #user;
  #ras;

  constructor(koffi) {
    const system = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32');
    this.#kernel = functionsOf(koffi.load(join(system, 'kernel32.dll')), {
      CreateEventW: 'uintptr_t __stdcall CreateEventW(void *, int, int, void *)',
      WaitForSingleObject: 'uint32_t __stdcall WaitForSingleObject(uintptr_t, uint32_t)',
    });
    this.#user = functionsOf(koffi.load(join(system, 'user32.dll')), {
      CreateWindowExW:
        'uintptr_t __stdcall CreateWindowExW(uint32_t, str16, str16, uint32_t, int, int, int, int, intptr_t, uintptr_t, uintptr_t, void *)',
      DestroyWindow: 'int __stdcall DestroyWindow(uintptr_t)',
      PeekMessageW: 'int __stdcall PeekMessageW(void *, uintptr_t, uint32_t, uint32_t, uint32_t)',
      RegisterWindowMessageW: 'uint32_t __stdcall RegisterWindowMessageW(str16)',
    });
    this.#ras = functionsOf(koffi.load(join(system, 'rasapi32.dll')), {
      RasConnectionNotificationW:
        'uint32_t __stdcall RasConnectionNotificationW(uintptr_t, uintptr_t, uint32_t)',
      RasDialW: 'uint32_t __stdcall RasDialW(void *, str16, void *, uint32_t, uintptr_t, void *)',
      RasEnumConnectionsW: 'uint32_t __stdcall RasEnumConnectionsW(void *, void *, void *)',
      RasEnumDevicesW: 'uint32_t __stdcall RasEnumDevicesW(void *, void *, void *)',
      RasGetEntryPropertiesW:
        'uint32_t __stdcall RasGetEntryPropertiesW(str16, str16, void *, void *, void *, void *)',
      RasHangUpW: 'uint32_t __stdcall RasHangUpW(uintptr_t)',
      RasSetEntryPropertiesW:
        'uint32_t __stdcall RasSetEntryPropertiesW(str16, str16, void *, uint32_t, void *, uint32_t)',
    });
  }

  get functions() {
    return this.#ras;
  }

  get windows() {
    return this.#user;
  }

  /**
   * A registration for connections and disconnections of all lines. Its event is never given back: RAS may set it at any
   * time, and its number may be another's by then.
   */
  register() {
    const event = this.#kernel.CreateEventW(null, 0, 0, null);
    const error = this.#ras.RasConnectionNotificationW(allConnections, event, anyChange);
    return {
      error,
      signaled: () => this.#kernel.WaitForSingleObject(event, 0) === signaled,
    };
  }
}

function functionsOf(library, signatures) {
  const functions = {};
  for (const [name, signature] of Object.entries(signatures))
    functions[name] = library.func(signature);
  return functions;
}
