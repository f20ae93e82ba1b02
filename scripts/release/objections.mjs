/** What speaks against a release. */

/** `manifest` is package.json. */
export function objectionsToRelease({ tag, manifest, changelog }) {
  const { version, repository, bugs, homepage } = manifest;
  const objections = [];
  if (tag !== `v${version}`)
    objections.push(`The tag is ${tag}, and package.json has the version ${version}.`);
  if (!changelog.split(/\r?\n/).some((line) => isHeadingOf(version, line)))
    objections.push(`CHANGELOG.md has no heading "## [${version}]".`);
  if (repository === undefined)
    objections.push('package.json names no repository: npm publishes no provenance without one.');
  if (bugs === undefined)
    objections.push('package.json names no bugs: users would not know where to report a fault.');
  if (homepage === undefined)
    objections.push('package.json names no homepage: npm would link none from the package.');
  return objections;
}

/** With or without a date. */
function isHeadingOf(version, line) {
  const heading = `## [${version}]`;
  return line === heading || line.startsWith(`${heading} `);
}
