// The error codes that RAS answers with and that our code speaks of. <windows.h> and <raserror.h>
// make macros of the Windows names, so these have names of our own: kErrorLineBusy is
// ERROR_LINE_BUSY. The whole table, for messages, is data of the TypeScript side.
#pragma once

#include "abi/windows_types.h"

namespace winras {

// winerror.h
constexpr DWORD kErrorSuccess = 0;
constexpr DWORD kErrorFileNotFound = 2;
constexpr DWORD kErrorAccessDenied = 5;
constexpr DWORD kErrorInvalidHandle = 6;
constexpr DWORD kErrorNotEnoughMemory = 8;
constexpr DWORD kErrorInvalidParameter = 87;
constexpr DWORD kErrorInsufficientBuffer = 122;
constexpr DWORD kErrorInvalidName = 123;
constexpr DWORD kErrorAlreadyExists = 183;
constexpr DWORD kErrorNoMoreItems = 259;
constexpr DWORD kErrorCancelled = 1223;
constexpr DWORD kErrorNetworkUnreachable = 1231;
constexpr DWORD kErrorHostUnreachable = 1232;
constexpr DWORD kErrorInvalidUserBuffer = 1784;
constexpr DWORD kErrorContextExpired = 1931;
constexpr DWORD kErrorIpsecIkeAuthFail = 13801;
constexpr DWORD kErrorIpsecIkeTimedOut = 13805;
constexpr DWORD kErrorIpsecIkeNoCert = 13806;
constexpr DWORD kErrorIpsecIkeDropNoResponse = 13813;
constexpr DWORD kErrorIpsecIkePolicyMatch = 13868;

// HRESULTs
constexpr DWORD kEFail = 0x80004005;
constexpr DWORD kEInvalidArg = 0x80070057;
constexpr DWORD kEapEUserNamePasswordRejected = 0x80420112;

// raserror.h
constexpr DWORD kPending = 600;
constexpr DWORD kErrorBufferTooSmall = 603;
constexpr DWORD kErrorBufferInvalid = 610;
constexpr DWORD kErrorPortNotOpen = 618;
constexpr DWORD kErrorCannotOpenPhonebook = 621;
constexpr DWORD kErrorCannotFindPhonebookEntry = 623;
constexpr DWORD kErrorCannotWritePhonebook = 624;
constexpr DWORD kErrorDisconnection = 628;
constexpr DWORD kErrorUserDisconnection = 631;
constexpr DWORD kErrorInvalidSize = 632;
constexpr DWORD kErrorPortNotAvailable = 633;
constexpr DWORD kErrorCannotGetLana = 639;
constexpr DWORD kErrorNetbiosError = 640;
constexpr DWORD kErrorAuthInternal = 645;
constexpr DWORD kErrorAcctDisabled = 647;
constexpr DWORD kErrorPasswdExpired = 648;
constexpr DWORD kErrorNoDialinPermission = 649;
constexpr DWORD kErrorServerNotResponding = 650;
constexpr DWORD kErrorFromDevice = 651;
constexpr DWORD kErrorNoConnection = 668;
constexpr DWORD kErrorLineBusy = 676;
constexpr DWORD kErrorNoAnswer = 678;
constexpr DWORD kErrorNoDialtone = 680;
constexpr DWORD kErrorAuthenticationFailure = 691;
constexpr DWORD kErrorPortOrDevice = 692;
constexpr DWORD kErrorInteractiveMode = 703;
constexpr DWORD kErrorBadCallbackNumber = 704;
constexpr DWORD kErrorAcctExpired = 708;
constexpr DWORD kErrorRasmanCannotInitialize = 711;
constexpr DWORD kErrorPppTimeout = 718;
constexpr DWORD kErrorProjectionNotComplete = 730;
constexpr DWORD kErrorProtocolNotConfigured = 731;
constexpr DWORD kErrorPppNotConverging = 732;
constexpr DWORD kErrorPppCpRejected = 733;
constexpr DWORD kErrorPppLcpTerminated = 734;
constexpr DWORD kErrorPppRequiredAddressRejected = 735;
constexpr DWORD kErrorPppNcpTerminated = 736;
constexpr DWORD kErrorPppLoopbackDetected = 737;
constexpr DWORD kErrorPppNoAddressAssigned = 738;
constexpr DWORD kErrorTapiConfiguration = 740;
constexpr DWORD kErrorNoLocalEncryption = 741;
constexpr DWORD kErrorNoRemoteEncryption = 742;
constexpr DWORD kErrorHangupFailed = 753;
constexpr DWORD kErrorDialAlreadyInProgress = 756;
constexpr DWORD kErrorNoSmartCardReader = 764;
constexpr DWORD kErrorNoCertificate = 766;
constexpr DWORD kErrorUnableToAuthenticateServer = 778;
constexpr DWORD kErrorInvalidFunctionForEntry = 780;
constexpr DWORD kErrorOakleyNoCert = 786;
constexpr DWORD kErrorOakleyAuthFail = 787;
constexpr DWORD kErrorOakleyAttribFail = 788;
constexpr DWORD kErrorOakleyGeneralProcessing = 789;
constexpr DWORD kErrorOakleyNoPeerCert = 790;
constexpr DWORD kErrorOakleyNoPolicy = 791;
constexpr DWORD kErrorOakleyError = 793;
constexpr DWORD kErrorNoEaptlsCertificate = 798;
constexpr DWORD kErrorValidatingServerCert = 801;
constexpr DWORD kErrorInvalidMschapv2Config = 805;
constexpr DWORD kErrorVpnGreBlocked = 806;
constexpr DWORD kErrorVpnDisconnect = 807;
constexpr DWORD kErrorVpnRefused = 808;
constexpr DWORD kErrorVpnTimeout = 809;
constexpr DWORD kErrorVpnBadCert = 810;
constexpr DWORD kErrorVpnBadPsk = 811;
constexpr DWORD kErrorServerPolicy = 812;
constexpr DWORD kErrorBroadbandNoNic = 814;
constexpr DWORD kErrorBroadbandTimeout = 815;
constexpr DWORD kErrorInvalidVpnstrategy = 825;
constexpr DWORD kErrorEaptlsCacheCredentialsInvalid = 826;
constexpr DWORD kErrorIpsecServiceStopped = 827;
constexpr DWORD kErrorLinkFailure = 829;
constexpr DWORD kErrorInvalidServerCert = 835;
constexpr DWORD kErrorNotNapCapable = 836;

}  // namespace winras
