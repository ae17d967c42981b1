// Takes the place of the service worker in development builds, where a kept page would hide the newest work.
// It is also the way back if a release must ever be withdrawn: publish it as sw.js, and pages load from the network again.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const own = names.filter((name) => name.startsWith(`payoff ${registration.scope} `));
      await Promise.all(own.map((name) => caches.delete(name)));
      await registration.unregister();
    })(),
  );
});
