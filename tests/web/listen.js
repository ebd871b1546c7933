/** What the tests' static hosts share. */

/**
 * Has a server listen on a port of its own.
 * @param {import("node:http").Server} server
 */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    port,
    origin: `http://localhost:${port}`,
    /** Ends what a browser keeps open for its next request. */
    hangUp: () => server.closeAllConnections(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
