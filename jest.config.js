/** The tests are compiled by tsc beforehand; source maps make stack traces name the .ts lines. */
module.exports = {
  roots: ['<rootDir>/.test-build'],
  testMatch: ['**/*.test.js'],
  transform: {},
  // Tests import sources by their place in the tree; what runs is what was built of them.
  moduleNameMapper: { '^(?:\\.\\./)+src/(.*)$': '<rootDir>/dist/$1' },
  // Processes of its own for each file, so that a crash of the addon is that file's failure.
  maxWorkers: '100%',
  // A machine may be busy, and a sanitizer is slow.
  testTimeout: 20_000,
  watchman: false,
  injectGlobals: false,
};
