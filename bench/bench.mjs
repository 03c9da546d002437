// npm run bench [-- --seconds 10] [-- --soak=5000 --connections 8] [-- --only people,invite]
//
// Figures of the production build on data of a real size (bench/seed.mjs): requests a second and
// p50/p99 at 1 and at 32 connections, SQL statements a request, the size of each page and of its
// JavaScript, the server's memory and how long it takes to start. Beside them, in the same run, those
// of two pages of Next's own (bench/floor) and of better-auth (bench/better-auth). No verdict.
//
//   --seconds N   how long each page is asked at each number of connections; 10 unless told
//   --soak=N      instead of all that: the server's live heap after each 500 of N requests to each page,
//                 5,000 unless told, at as many --connections, 8 unless told
//   --large       the same pages with a million people, 100,000 organizations and 10 million events, which
//                 takes ten minutes to seed, and the plans by which PostgreSQL reads them (docs/scale.md)
//   --only a,b    only the targets whose names begin so (bench/run-bench.mjs), and what they are compared with
//
// Needs nothing but what npm test needs, and better-auth from npm, which it installs. It shares its build (.test/next), so the two do not run
// at once. Data and results.json are in .bench/. The load comes from this same machine: compare
// runs of one machine with each other, and look at the load average that is printed with them.
import { requireNode } from '../scripts/lib/node-version.mjs'

requireNode()
import('./run-bench.mjs').then(({ runBench }) => runBench(process.argv.slice(2)))
