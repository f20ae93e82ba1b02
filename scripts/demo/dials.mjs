/**
 * The dials of the demo. `answers`: what each pause is told, and how that is shown. `abortAt`: the state at
 * which the dial is aborted. `ends`: how it has to end, or the demo fails.
 */
export const dials = [
  {
    title: 'A VPN connects',
    entryName: 'Office VPN',
    ends: 'connected',
  },
  {
    title: 'A wrong password; the second one is right',
    entryName: 'Partner VPN',
    options: { credentials: { userName: 'alice', password: 'wrong' } },
    answers: {
      RetryAuthentication: {
        shown: 'another password',
        answer: { userName: 'alice', password: 'battery staple' },
      },
    },
    ends: 'connected',
  },
  {
    title: 'An expired password is changed',
    entryName: 'Home office',
    options: { credentials: { userName: 'bob', password: 'summer' } },
    answers: { PasswordExpired: { shown: 'a new password', answer: { newPassword: 'autumn' } } },
    ends: 'connected',
  },
  {
    title: 'The server asks where to call back',
    entryName: 'Filiale Zürich',
    // The star asks for the pause: RAS' stored number would do otherwise.
    options: {
      credentials: { userName: 'alice', password: 'correct horse' },
      callbackNumber: '*',
    },
    answers: {
      CallbackSetByCaller: {
        shown: '+41 44 555 01 99',
        answer: { callbackNumber: '+41 44 555 01 99' },
      },
    },
    ends: 'connected',
  },
  {
    title: 'The line is busy',
    entryName: 'Night desk',
    ends: 'ERROR_LINE_BUSY',
  },
  {
    title: 'An AbortSignal ends the dial',
    entryName: 'Office VPN',
    abortAt: 'Authenticate',
    ends: 'ABORT_ERR',
  },
];
