/** The door of the regulations module: the law as data, which version is in force, and publishing a new one. */
export { loadRegulations } from './load.ts'
export { publish, ruleSetByDigest, ruleSetOn } from './store.ts'
