// Usage: node split.js FILE. FILE is a JSON document: the script that defines splitQuery, and queries.
// Prints the words of every query, as the search page cuts it.
"use strict";
const fs = require("node:fs");
const vm = require("node:vm");

const { script, queries } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const page = vm.createContext({});
vm.runInContext(script, page);
console.log(JSON.stringify(queries.map((query) => page.splitQuery(query))));
