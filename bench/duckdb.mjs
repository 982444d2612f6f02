// DuckDB's side of the bench: loads the whole-number CSVs, runs each query text RUNS times, prints the best sum per task as JSON.
// Called by bench/peers.py as `node duckdb.mjs TASKS.json`.
import { DuckDBInstance } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'

const { setup, tasks, runs } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const db = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
for (const text of setup) await db.run(text)
const out = {}
for (const [name, queries] of Object.entries(tasks)) {
  let best = Infinity
  let checksum = 0
  for (let i = 0; i < runs; i++) {
    const from = process.hrtime.bigint()
    checksum = 0
    for (const text of queries) {
      const rows = (await db.runAndReadAll(text)).getRows()
      for (const row of rows) for (const v of row) checksum += Number(v)
    }
    best = Math.min(best, Number(process.hrtime.bigint() - from) / 1e6)
  }
  out[name] = { ms: best, checksum }
}
console.log(JSON.stringify(out))
