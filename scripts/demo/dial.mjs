/** One dial of the demo, state by state. */

/** `show` is told of events and answers. Resolves with the connection, or rejects as the dial did. */
export async function watchedDial(ras, { entryName, options = {}, answers = {}, abortAt }, show) {
  const controller = new AbortController();
  const dialing = ras.dial(entryName, {
    ...options,
    pausedStates: Object.keys(answers).length > 0,
    signal: controller.signal,
  });
  const expected = new Set(Object.keys(answers));
  for await (const event of dialing) {
    show.event(event);
    if (event.state === abortAt) controller.abort();
    if (event.phase === 'paused') await answer(event, answers[event.state], show);
    expected.delete(event.state);
  }
  if (expected.size > 0) {
    await dialing.hangUp();
    throw new Error(`RAS did not pause at ${[...expected].join(', ')}`);
  }
  return dialing;
}

async function answer(event, prepared, show) {
  if (prepared === undefined) throw new Error(`nobody expected ${event.state}`);
  await event.resume(prepared.answer);
  show.answered(prepared.shown);
}
