/**
 * This package looks for these errors. Their names are those of Microsoft's headers raserror.h and winerror.h, and a
 * unit test checks that the numbers agree with errors.json.
 */

export const ERROR_FILE_NOT_FOUND = 2;
export const ERROR_ACCESS_DENIED = 5;
export const ERROR_INVALID_HANDLE = 6;
export const ERROR_INVALID_NAME = 123;
export const ERROR_ALREADY_EXISTS = 183;
export const ERROR_NO_MORE_ITEMS = 259;
export const ERROR_CANCELLED = 1223;

/** RAS is at work, and nothing has failed. */
export const PENDING = 600;
export const ERROR_PORT_NOT_OPEN = 618;
export const ERROR_CANNOT_OPEN_PHONEBOOK = 621;
export const ERROR_CANNOT_FIND_PHONEBOOK_ENTRY = 623;
export const ERROR_DISCONNECTION = 628;
export const ERROR_REMOTE_DISCONNECTION = 629;
export const ERROR_USER_DISCONNECTION = 631;
export const ERROR_PORT_NOT_AVAILABLE = 633;
export const ERROR_CANNOT_GET_LANA = 639;
export const ERROR_NETBIOS_ERROR = 640;
export const ERROR_AUTH_INTERNAL = 645;
export const ERROR_PASSWD_EXPIRED = 648;
export const ERROR_SERVER_NOT_RESPONDING = 650;
export const ERROR_NO_CONNECTION = 668;
export const ERROR_AUTHENTICATION_FAILURE = 691;
/** The connection would have to ask its user something, and may not. */
export const ERROR_INTERACTIVE_MODE = 703;
export const ERROR_RASMAN_CANNOT_INITIALIZE = 711;
export const ERROR_NO_EAPTLS_CERTIFICATE = 798;
