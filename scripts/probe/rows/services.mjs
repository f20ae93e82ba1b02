/** Which of the services that RAS needs are running: the first thing to look at where other rows have failed. */

const names = ['RasMan', 'SstpSvc', 'RemoteAccess', 'IKEEXT', 'PolicyAgent', 'BFE', 'EventLog'];
const states = { 1: 'stopped', 2: 'starting', 3: 'stopping', 4: 'running', 7: 'paused' };

export const services = {
  name: 'services',
  asks: 'Which services of RAS run',
  assumes: 'RasMan is started by the first call that needs it.',
  needs: ['windows'],
  async measure({ tools }) {
    const measured = {};
    for (const name of names) {
      const { code, output } = await tools.run('sc.exe', ['query', name]);
      measured[name] = code === 0 ? serviceStateOf(output) : { error: code };
    }
    return { measured };
  },
};

/** Of what `sc query` prints. Its labels are translated, the numbers are not: the second line that has one is the state. */
export function serviceStateOf(output) {
  const [, state] = [...output.matchAll(/^[^\n:]*:\s*(\d+)\s/gm)].map(([, number]) => number);
  return states[state] ?? 'unknown';
}
