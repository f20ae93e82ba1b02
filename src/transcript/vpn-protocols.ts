/** The protocols of a VPN, in the order in which Windows tries them. */
export const vpnProtocols = ['IKEv2', 'SSTP', 'L2TP', 'PPTP'] as const;
