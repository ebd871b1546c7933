/**
 * What a thread does besides computing. The engine waits for a thread's part of a product and hears nothing
 * meanwhile, so it is the page that notices a thread's end: by a Web Lock that the thread holds for as long as it
 * lives (see wire/liveness.js).
 */
export function holdLockWhenAsked() {
  addEventListener("message", ({ data: { lock } }) => {
    if (!lock) return;
    const held = navigator.locks.request(lock, () => {
      postMessage({ lock });
      // One that fails does no more work, but would go on holding its lock.
      addEventListener("error", () => close());
      return new Promise(() => {});
    });
    // An origin of its own, as a sandboxed frame has, may not lock: null.
    held.catch(() => postMessage({ lock: null }));
  });
}
