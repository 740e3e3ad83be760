/** The members of an entry as SQL over `ledger.entry e`, under the names the commitment is made with. */
export const entryColumns = `e.id, e.at, e.role, e.person, e.office, e.on_behalf_of as "onBehalfOf", e.client, e.act,
  e.record_kind as "recordKind", e.record_id as "recordId", e.ground, encode(e.payload_hash, 'hex') as payload`
