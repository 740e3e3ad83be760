/* Keeps on this device what must be there without a network: see the service worker. */
navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined)
