/** The tests are compiled by tsc beforehand; source maps make stack traces name the .ts lines. */
module.exports = {
  roots: ['<rootDir>/.test-build'],
  testMatch: ['**/*.test.js'],
  // Each needs one RAS or another: scripts/test-windows.mjs knows which.
  testPathIgnorePatterns: ['/windows/'],
  transform: {},
  // Tests import sources by their place in the tree; what runs is what was built of them.
  moduleNameMapper: { '^(?:\\.\\./)+src/(.*)$': '<rootDir>/dist/$1' },
  // Processes of its own for each file, so that a crash of the addon is that file's failure.
  maxWorkers: '100%',
  // A little longer than the tests' own patience (test/contract/support/script.ts).
  testTimeout: 310_000,
  // A failed test may leave a dial on a clock that nobody moves any more, which rightly keeps its process
  // alive. Whether processes end by themselves is tested in child processes.
  forceExit: true,
  // A worker that leaves nothing behind has ended its loop 60 ms after it was told to, but where every processor is busy its
  // process is there for longer than Jest's half second. One that is still there now has left something.
  workerGracefulExitTimeout: 20_000,
  watchman: false,
  injectGlobals: false,
};
