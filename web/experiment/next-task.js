/** Resolves in a task of its own, also where the page is hidden and timers wait. @returns {Promise<void>} */
export const nextTask = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
