/**
 * Makes data/areas/ from the dev package idn-area-data: one compressed table per level, `code<TAB>name`, codes without
 * dots (the parent is the code's beginning), sorted by code. Run after the package was renewed:
 *
 *   node scripts/vendor-areas.mjs
 *
 * Then change the counts in data/areas/README.md and src/modules/offices/areas.test.ts, and look at the difference.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const source = join(import.meta.dirname, '../node_modules/idn-area-data/data')
const target = join(import.meta.dirname, '../data/areas')

/** What people call a place, where the register writes a longer official name. @type {Readonly<Record<string, string>>} */
const peoplesNames = {
  31: 'DKI Jakarta',
  34: 'DI Yogyakarta',
  3101: 'Kabupaten Kepulauan Seribu',
  3171: 'Kota Jakarta Pusat',
  3172: 'Kota Jakarta Utara',
  3173: 'Kota Jakarta Barat',
  3174: 'Kota Jakarta Selatan',
  3175: 'Kota Jakarta Timur',
}

mkdirSync(target, { recursive: true })
for (const level of ['provinces', 'regencies', 'districts', 'villages']) {
  const rows = fieldsOf(readFileSync(join(source, `${level}.csv`), 'utf8'))
    .slice(1)
    .map((fields) => ({ code: (fields[0] ?? '').replaceAll('.', ''), name: fields.at(-1) ?? '' }))
    .map(({ code, name }) => ({ code, name: peoplesNames[code] ?? tidy(name) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const table = rows.map(({ code, name }) => `${code}\t${name}\n`).join('')
  const compressed = brotliCompressSync(table, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } })
  writeFileSync(join(target, `${level}.tsv.br`), compressed)
  process.stdout.write(`${level}: ${rows.length} rows, ${(compressed.length / 1024).toFixed(1)} KB\n`)
}
copyFileSync(join(source, 'LICENSE.md'), join(target, 'LICENSE'))

/**
 * The fields of a CSV text (RFC 4180): a field in quotes may hold commas, and a doubled quote is one quote.
 * @param {string} text
 * @returns {string[][]}
 */
function fieldsOf(text) {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
}

/**
 * A glottal stop is written with one sign, not three; no stray marks and spaces.
 * @param {string} name
 */
function tidy(name) {
  return name.replace(/["’`]/g, "'").replace(/\*/g, '').replace(/\s+/g, ' ').trim()
}
