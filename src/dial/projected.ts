/** The addresses of a negotiation, as the event of Projected tells them. */

import type { NativeProjectedAddress, NativeProjection } from '../addon/connections.js';
import type { Address, Addresses } from './dial-event.js';

export function addressesOf({ ipv4, ipv6, ikev2 }: NativeProjection): Addresses {
  const [v4, v6] = [addressOf(ipv4), addressOf(ipv6)];
  return {
    protocol: ikev2 === undefined ? 'PPP' : 'IKEv2',
    ...(v4 === undefined ? {} : { ipv4: v4 }),
    ...(v6 === undefined ? {} : { ipv6: v6 }),
  };
}

/** Gives undefined when the protocol was not negotiated, or its addresses are not known. */
function addressOf({ address, serverAddress }: NativeProjectedAddress): Address | undefined {
  if (address === undefined) return undefined;
  return serverAddress === undefined ? { address } : { address, serverAddress };
}
