import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUILT_IN_POLICIES } from "../../folders.ts";
import { partSchemaText, schemaText } from "./schema-text.ts";

/** `npm run schema`: writes the format of a policy down for editors. */
writeFileSync(join(BUILT_IN_POLICIES, "schema.json"), schemaText());
writeFileSync(join(BUILT_IN_POLICIES, "part-schema.json"), partSchemaText());
