/** The addresses that every page's frame leads to. They are public and permanent. */
export const places = {
  home: '/',
  requirements: '/syarat',
  signIn: '/masuk',
  signOut: '/keluar',
  journey: '/perjalanan',
  card: '/kartu',
  emergency: '/darurat',
  help: '/bantuan',
  offices: '/kantor',
  law: '/peraturan',
  log: '/log',
  /** Only in a demonstration. */
  inbox: '/kotak',
} as const
