/** The platforms that the package has a binary for. */

export const targets = ['win32-x64', 'win32-arm64', 'linux-x64', 'linux-arm64', 'darwin-arm64'];

/** Its path from the package's folder on. */
export function binaryOf(target) {
  return `prebuilds/${target}/winras.node`;
}
