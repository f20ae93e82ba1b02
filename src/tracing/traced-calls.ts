/** The addon is wrapped here such that each call of RAS is told to subscribers of the tracing channels. */

import type { NativeDialReport, NativeDialRequest, NativeSession } from '../addon/dial.js';
import type { NativeProvider } from '../addon/provider.js';
import { areCallsTraced, type NativeCall, type Returned, traceCall } from './tracing.js';

/** The methods of the addon that call RAS. */
type TracedMethod = {
  [Name in keyof NativeProvider]: ReturnType<NativeProvider[Name]> extends NativeCall
    ? Name
    : never;
}[keyof NativeProvider];

/** Each method is for one function, whatever other functions it has to call. */
const operations: Readonly<Record<TracedMethod, string>> = {
  autodialAddresses: 'RasEnumAutodialAddresses',
  autodialEnabled: 'RasGetAutodialEnable',
  autodialEntries: 'RasGetAutodialAddress',
  autodialParameter: 'RasGetAutodialParam',
  changeEntry: 'RasSetEntryProperties',
  clearLinkStatistics: 'RasClearLinkStatistics',
  clearStatistics: 'RasClearConnectionStatistics',
  connections: 'RasEnumConnections',
  countries: 'RasGetCountryInfo',
  createEntry: 'RasSetEntryProperties',
  createEntryDialog: 'RasCreatePhonebookEntry',
  credentials: 'RasGetCredentials',
  customAuthData: 'RasGetCustomAuthData',
  deleteEntry: 'RasDeleteEntry',
  deleteSubentry: 'RasDeleteSubEntry',
  devices: 'RasEnumDevices',
  dialDialog: 'RasDialDlg',
  dialParameters: 'RasGetEntryDialParams',
  eapUserData: 'RasGetEapUserData',
  editEntryDialog: 'RasEditPhonebookEntry',
  entries: 'RasEnumEntries',
  entryDialog: 'RasEntryDlg',
  entryProperties: 'RasGetEntryProperties',
  hangUpLink: 'RasHangUp',
  link: 'RasGetSubEntryHandle',
  linkStatistics: 'RasGetLinkStatistics',
  links: 'RasGetSubEntryHandle',
  napStatus: 'RasGetNapStatus',
  pcscf: 'RasGetPCscf',
  phoneBookDialog: 'RasPhonebookDlg',
  projection: 'RasGetProjectionInfoEx',
  renameEntry: 'RasRenameEntry',
  setAutodialEnabled: 'RasSetAutodialEnable',
  setAutodialEntries: 'RasSetAutodialAddress',
  setAutodialParameter: 'RasSetAutodialParam',
  setCredentials: 'RasSetCredentials',
  setCustomAuthData: 'RasSetCustomAuthData',
  setDialParameters: 'RasSetEntryDialParams',
  setEapUserData: 'RasSetEapUserData',
  setSubentry: 'RasSetSubEntryProperties',
  statistics: 'RasGetConnectionStatistics',
  status: 'RasGetConnectStatus',
  subentries: 'RasGetEntryProperties',
  survey: 'RasEnumConnections',
  updateConnection: 'RasUpdateConnection',
  validateEntryName: 'RasValidateEntryName',
  watch: 'RasConnectionNotification',
};

/** The addon answers `unavailable` where RAS lacks the function. */
export function tracedCalls(native: NativeProvider, unavailable: number): NativeProvider {
  const methods = Object.entries(operations).map(([name, operation]) => {
    const call = native[name as TracedMethod] as (...args: unknown[]) => NativeCall;
    const traced = (...args: unknown[]): NativeCall =>
      areCallsTraced() ? traceCall(operation, unavailable, () => call(...args)) : call(...args);
    return [name, traced];
  });
  const dial: NativeProvider['dial'] = (request, report) =>
    areCallsTraced()
      ? tracedDial(native, unavailable, request, report)
      : native.dial(request, report);
  return { ...native, ...Object.fromEntries(methods), dial };
}

/** RasDial is traced by itself, since its session reports when it has returned. */
function tracedDial(
  native: NativeProvider,
  unavailable: number,
  request: NativeDialRequest,
  report: (reports: readonly NativeDialReport[]) => void,
): NativeSession {
  const calls = new DialCalls(unavailable);
  const session = native.dial(request, (reports) => {
    for (const each of reports) calls.take(each);
    report(reports);
  });
  const settle = (): void => {
    calls.close();
    session.settle();
  };
  const projection: NativeSession['projection'] = () =>
    traceCall(operations.projection, unavailable, () => session.projection());
  // The session's handle is a getter, so the property itself is copied.
  const members = Object.getOwnPropertyDescriptors(session);
  const traced = { settle: { value: settle }, projection: { value: projection } };
  return Object.defineProperties({}, { ...members, ...traced }) as NativeSession;
}

class DialCalls {
  readonly #unavailable: number;
  #returned: ((returned?: Returned) => void) | undefined;

  constructor(unavailable: number) {
    this.#unavailable = unavailable;
    this.#begin('RasDial');
  }

  take({ kind, operation = 'RasDial', error }: NativeDialReport): void {
    if (kind === 'notification') return;
    // A function that fails before the RasDial that resumes was not told to begin.
    if (this.#returned === undefined) this.#begin(operation);
    if (kind === 'resuming') return;
    this.#returned?.({ operation, error });
    this.#returned = undefined;
  }

  /** Ends the traced call, since a session that is settled reports no more. */
  close(): void {
    this.#returned?.();
  }

  #begin(operation: string): void {
    const answer = new Promise<Returned>((resolve) => {
      this.#returned = resolve;
    });
    void traceCall(operation, this.#unavailable, () => answer);
  }
}
