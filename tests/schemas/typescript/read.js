// Reads a service's document. The version is a header that the partner service asks for.

import { writeFileSync } from "node:fs";

const [url, file] = process.argv.slice(2);
const answer = await fetch(url, { headers: { "Crezco-Version": "1" } });
writeFileSync(file, await answer.text());
