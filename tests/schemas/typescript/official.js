// Tells whether a document keeps the official schema of its version of OpenAPI.

import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

const validator = new Validator();
const { valid, errors } = await validator.validate(JSON.parse(readFileSync(process.argv[2], "utf8")));
console.log(`OpenAPI ${validator.version}: ${valid ? "valid" : JSON.stringify(errors, null, 1)}`);
process.exit(valid ? 0 : 1);
