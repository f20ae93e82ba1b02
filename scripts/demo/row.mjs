/** An event of a dial as a row of columns: the demo prints it, and the picture of the README draws it. */

export function rowOf({ phase, state, elapsed, device, addresses, errno, error }) {
  const details = [device?.name, ...addressTexts(addresses), errno, error?.message];
  return {
    time: `${Math.round(elapsed)} ms`,
    phase,
    state,
    details: details.filter((detail) => detail !== undefined).join(', '),
  };
}

function addressTexts(addresses) {
  return [addresses?.ipv4, addresses?.ipv6]
    .filter((address) => address !== undefined)
    .map(({ address, serverAddress }) =>
      serverAddress ? `${address} (server ${serverAddress})` : address,
    );
}
