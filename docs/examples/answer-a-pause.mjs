import { ras } from 'winras';

const connection = await ras.dial('Home office', {
  credentials: { userName: 'alice', password: 'mistyped' },
  onPaused(event) {
    console.log(`RAS waits at ${event.state}`);
    switch (event.state) {
      case 'RetryAuthentication':
        return { userName: 'alice', password: process.env.VPN_PASSWORD };
      case 'PasswordExpired':
        return { newPassword: process.env.VPN_NEW_PASSWORD };
      case 'CallbackSetByCaller':
        return { callbackNumber: '555 0199' };
      default:
        return undefined; // the dial is given up
    }
  },
});

console.log(`${connection.entryName} is connected`);
await connection.hangUp();
