// Usage: node validate.js FOLDER. FOLDER/schemas.json holds schemas by name, and FOLDER/documents.json
// the documents of each by name. Prints what every document got: "accepted" or "refused"; a schema that
// the validator does not take gives its error in the place of its documents.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const Draft7 = require("ajv");
const Draft2020 = require("ajv/dist/2020");
const addFormats = require("ajv-formats");

const read = (name) => JSON.parse(fs.readFileSync(path.join(process.argv[2], name), "utf8"));
const documents = read("documents.json");
const results = {};
for (const [name, schema] of Object.entries(read("schemas.json"))) {
  const Validator = schema.$schema.includes("2020-12") ? Draft2020 : Draft7;
  // Strict, so that a keyword it does not know is an error; one is known to editors only.
  const ajv = new Validator({ strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  ajv.addKeyword("x-taplo");
  try {
    const validate = ajv.compile(schema);
    results[name] = Object.fromEntries(
      Object.entries(documents[name] ?? {}).map(([id, document]) => [
        id,
        validate(document) ? "accepted" : "refused",
      ]),
    );
  } catch (error) {
    results[name] = `no schema: ${error.message}`;
  }
}
console.log(JSON.stringify(results));
