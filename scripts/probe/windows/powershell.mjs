/** What a PowerShell script of the probe prints: whatever PowerShell adds, one line of JSON after a mark. */

const mark = 'winras-probe:';

/** Undefined where the line is missing or no JSON: the script has ended before it. */
export function jsonOf(output) {
  const line = output
    .replaceAll('\uFEFF', '')
    .split(/\r?\n/)
    .find((text) => text.startsWith(mark));
  try {
    return line === undefined ? undefined : JSON.parse(line.slice(mark.length));
  } catch {
    return undefined;
  }
}
