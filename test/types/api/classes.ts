/** Classes that this package alone makes: they tell what something is, and cannot be constructed. */

import { expectTypeOf } from 'expect-type';
import {
  ActiveConnection,
  Autodial,
  Connection,
  Dialogs,
  EntryCredentials,
  EntryEap,
  Legacy,
  Link,
  PhoneBook,
} from 'winras';

export function tellWhatSomethingIs(something: unknown, line: ActiveConnection): void {
  if (something instanceof Connection) expectTypeOf(something).toEqualTypeOf<Connection>();
  if (something instanceof PhoneBook) expectTypeOf(something.entries).toBeFunction();
  if (line instanceof Connection) expectTypeOf(line[Symbol.asyncDispose]).toBeFunction();
  expectTypeOf(Connection.prototype).toEqualTypeOf<Connection>();
}

export function areNotConstructed(): void {
  // @ts-expect-error: a dial gives it
  new Connection();
  // @ts-expect-error: nor with anything
  new Connection({}, {});
  // @ts-expect-error: ras.connections() gives them
  new ActiveConnection();
  // @ts-expect-error: connection.links() gives them
  new Link();
  // @ts-expect-error: ras.phoneBook() gives it
  new PhoneBook();
  // @ts-expect-error: with a path, too
  new PhoneBook('C:\\office.pbk');
  // @ts-expect-error: ras.credentials() gives them
  new EntryCredentials('Office VPN');
  // @ts-expect-error: ras.eap() gives it
  new EntryEap('Office VPN');
  // @ts-expect-error: there is ras.dialogs
  new Dialogs();
  // @ts-expect-error: there is ras.legacy
  new Legacy();
  // @ts-expect-error: there is ras.legacy.autodial
  new Autodial();
}
