// Keeps the whole page on the device, so that it opens without a network.
// The build fills in the version, which is a hash of the files, and the list of files.
// There is one cache for each build and each address, and it is filled as one set or not at all:
// a page never gets a mixture of two builds. It answers for the page and its files, and for nothing else that lies beside them.

const VERSION = "{{version}}";
const FILES = {{files}};

// Pages of one person share an origin, so the address belongs into the name.
const FAMILY = `payoff ${registration.scope} `;
const CACHE = FAMILY + VERSION;

// A hashed name always means the same bytes, so the copy that the page has just loaded will do.
const HASHED = /-[0-9a-f]{16}(_bg)?\.\w+$/;
// The page runs without these; a host that does not have them takes nothing away.
const SPARE = /\.(webmanifest|svg|png|ico)$/;

const address = (file) => new URL(file, registration.scope).href;
const PAGE = address("./");
// A folder's address and its index.html are the same page.
const PAGES = new Set([PAGE, address("./index.html")]);
const OWN = new Set(FILES.map(address));

// A sign-in page or a notice of a network comes with a good status, too, often by way of another address.
async function take(cache, file) {
  const url = address(file);
  const answer = await fetch(new Request(url, { cache: HASHED.test(file) ? "default" : "reload" }));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const isPage = url === PAGE;
  const inPlace = !answer.redirected || (isPage && PAGES.has(answer.url.split(/[?#]/)[0]));
  const kind = answer.headers.get("content-type") ?? "";
  if (!inPlace || (!isPage && /^text\/html/i.test(kind))) throw new Error(`${file}: something else was sent`);
  if (!isPage) return cache.put(url, answer);
  const words = await answer.text();
  // The page names the files of its build.
  if (!FILES.every((one) => !one.endsWith(".js") || !HASHED.test(one) || words.includes(one.slice(2)))) {
    throw new Error("the page belongs to another build");
  }
  // A redirected answer must not stand for a navigation: its words go on in an answer of their own.
  await cache.put(url, new Response(words, { status: 200, headers: { "content-type": kind || "text/html" } }));
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      try {
        await Promise.all(FILES.map((file) => (SPARE.test(file) ? take(cache, file).catch(() => {}) : take(cache, file))));
      } catch (error) {
        await caches.delete(CACHE);
        throw error;
      }
    })(),
  );
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
  if (request.method !== "GET") return;
  const place = request.url.split(/[?#]/)[0];
  const isPage = PAGES.has(place);
  if (!isPage && !OWN.has(place)) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(CACHE);
      // A host may say that a file varies by its compression; the kept bytes are the same for all.
      const found = await cache.match(isPage ? PAGE : place, { ignoreVary: true });
      return found ?? fetch(request);
    })(),
  );
});
