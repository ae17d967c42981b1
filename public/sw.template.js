// Keeps the whole page on the device, so that it opens without a network.
// The build fills in the version, which is a hash of the files, and the list of files.
// There is one cache for each build and each address, and it is filled as one set or not at all:
// a page never gets a mixture of two builds.

const VERSION = "{{version}}";
const FILES = {{files}};

// Pages of one person share an origin, so the address belongs into the name.
const FAMILY = `payoff ${registration.scope} `;
const CACHE = FAMILY + VERSION;

// A hashed name always means the same bytes, so the copy that the page has just loaded will do.
const HASHED = /-[0-9a-f]{16}(_bg)?\.\w+$/;

self.addEventListener("install", (event) => {
  const requests = FILES.map((file) => new Request(file, { cache: HASHED.test(file) ? "default" : "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

// A new build waits until the person asks for it: a switch in the middle of an edit would surprise.
self.addEventListener("message", (event) => {
  if (event.data === "skip") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(CACHE);
      // A host may say that a file varies by its compression; the kept bytes are the same for all.
      const found = await cache.match(request.mode === "navigate" ? "./" : request, { ignoreVary: true });
      return found ?? fetch(request);
    })(),
  );
});
