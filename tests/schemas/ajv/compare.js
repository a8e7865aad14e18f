// Reads lines of a schema and bodies with verdicts, and tells whether ajv comes to the same verdicts.

const fs = require("node:fs");
const readline = require("node:readline");
const Ajv = require("ajv/dist/2020");
const addFormats = require("ajv-formats");

const ajv = () => {
  const ajv = new Ajv({
    // A mistyped keyword is an error. Not so that a union of types stands beside a keyword of one of them
    // (`["string", "null"]` with `maxLength`), that a field is required in `anyOf` alone, and that a tuple's lengths are
    // told twice.
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuple: false,
    allErrors: false,
    // Numbers beyond a float's exactness are rounded here.
    validateFormats: true,
  });
  addFormats(ajv);
  ["x-rules", "x-error-types", "example", "components", "xml", "externalDocs"].forEach((name) => ajv.addKeyword(name));
  // Those of OpenAPI and schemars, which say how large the type of a number is.
  ["int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double", "password"].forEach((name) => ajv.addFormat(name, true));
  return ajv;
};

// JSON.parse has no whole numbers beyond 2^53, and what is nearly 0 is a multiple of anything.
const isExact = (text) => !/\d{16,}|e[+-]?\d{2,}/i.test(text);

// ajv-formats takes a UUID behind `urn:uuid:`, which RFC 9562 calls another notation, and does not decode `xn--` labels.
const isListed = (text) => text.includes("urn:uuid:") || text.includes('"xn--');

(async () => {
  let schemas = 0, bodies = 0, skipped = 0;
  const differences = [];
  for await (const line of readline.createInterface({ input: fs.createReadStream(process.argv[2]) })) {
    const { schema, bodies: seen } = JSON.parse(line);
    const validate = ajv().compile(schema);
    schemas += 1;
    for (const [body, expected] of seen) {
      const text = JSON.stringify(body);
      if (!isExact(text) || isListed(text)) {
        skipped += 1;
        continue;
      }
      bodies += 1;
      if (validate(body) !== expected) {
        differences.push(`${text}: ajv says ${!expected} of ${JSON.stringify(schema)}`);
      }
    }
  }
  console.log(`${schemas} schemas, ${bodies} bodies, ${skipped} left out, ${differences.length} differences`);
  differences.slice(0, 20).forEach((difference) => console.error(difference.slice(0, 600)));
  process.exit(differences.length > 0 || schemas < 100 ? 1 : 0);
})();
