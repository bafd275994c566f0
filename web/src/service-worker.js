// Keeps the pages themselves on the device, so that the log opens without signal. Nothing of the API, ever: what it
// answers is about people. The build writes the list of files and its version in here.
const files = '__FILES__'
const version = '__VERSION__'

const store = `rung-pages-${version}`
const start = '/index.html'
const longestWaitMs = 4000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(store).then((cache) => cache.addAll([start, ...files])))
})

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('rung-pages-') && name !== store
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (request.mode === 'navigate' && isScreen(pathname)) event.respondWith(screen(request))
})

const isScreen = (pathname) => !/^\/(api|docs|openapi[.]json|livez|readyz)(\/|$)/.test(pathname)

// Named by its content, so it never changes.
const asset = async (request) => (await caches.match(request)) ?? fetch(request)

// The newest page where there is signal; some networks are there and carry nothing, so not for ever.
async function screen(request) {
  const fresh = fetch(request)
  const kept = async () => (await caches.match(start)) ?? fresh
  const waited = new Promise((go) => setTimeout(go, longestWaitMs)).then(kept)
  return Promise.race([fresh, waited]).catch(kept)
}
