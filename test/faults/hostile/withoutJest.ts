/** The harness cleans up after a test file; this process simply ends. To be imported before it. */
Object.assign(globalThis, { afterAll: () => undefined });
