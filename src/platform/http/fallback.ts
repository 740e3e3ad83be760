import { securityHeaders } from './headers.ts'

/**
 * The last page: when nothing else can be shown (the database is away, too many people, a form we cannot read).
 * It needs nothing: no database, no session, no style sheet. Both languages, since we may not know which.
 */
export async function blankDocument(
  status: keyof typeof words,
  headers: Record<string, string> = {},
): Promise<Response> {
  const [title, sentence, english] = words[status]
  const body = `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} – Bekal</title><h1>${title}</h1><p>${sentence}</p><p lang="en">${english}</p><p><a href="/">Beranda Bekal</a></p></html>`
  return new Response(body, {
    status,
    headers: {
      ...securityHeaders(null, false),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

const words = {
  400: [
    'Isian tidak terbaca',
    'Kembali ke halaman tadi, lalu kirim lagi.',
    'We could not read what was sent. Go back and send it again.',
  ],
  405: ['Cara ini tidak dikenal', 'Pakai tombol di halaman kami.', 'This method is not known here.'],
  413: [
    'Isian terlalu besar',
    'Kembali ke halaman tadi, lalu kirim yang lebih kecil.',
    'That was too large. Go back and send less.',
  ],
  421: ['Alamat lain', 'Alamat ini bukan alamat kami.', 'This is not one of our addresses.'],
  429: [
    'Tunggu sebentar',
    'Terlalu banyak permintaan dari jaringanmu. Coba lagi sebentar lagi.',
    'Too many requests from your network. Try again shortly.',
  ],
  500: [
    'Ada yang rusak di sisi kami',
    'Bukan salahmu. Yang sudah tersimpan tetap aman. Coba lagi sebentar lagi.',
    'Something broke on our side. What was saved is safe. Try again shortly.',
  ],
  503: [
    'Sedang ramai',
    'Coba lagi sebentar lagi. Yang sudah tersimpan tetap aman.',
    'We are busy. Try again shortly. What was saved is safe.',
  ],
} as const
