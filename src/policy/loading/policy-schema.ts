import { z } from "zod";
import { policyFile } from "../engine/policy-file.ts";
import { PARTS } from "./policy-folder.ts";

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The files beside `policy.yaml` as JSON Schema: each key that they may have, by its place in the
 * schema of the whole format.
 *
 * @param schemaFile the name of that schema's file, which lies beside this one
 */
export function partSchema(schemaFile: string): Json {
  const keys = Object.values(PARTS).flat();
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "part of a xuefen policy",
    type: "object",
    properties: Object.fromEntries(
      keys.map((key) => [key, { $ref: `${schemaFile}#/properties/${key}` }]),
    ),
    additionalProperties: false,
  };
}

/**
 * The policy format as JSON Schema, for editors: they complete keys and underline what is wrong.
 *
 * It knows the form of a file and nothing else. What may stand in another file is not asked for:
 * articles, and words of search. Days of the calendar, names that must exist and
 * whatever else the loader refuses are not in it.
 *
 * @param descriptions what is said of a top-level key when an editor points at it
 */
export function policySchema(descriptions: ReadonlyMap<string, string>): Json {
  const {
    required = [],
    properties = {},
    ...schema
  } = z.toJSONSchema(policyFile, {
    io: "input",
    target: "draft-7",
    override: ({ jsonSchema }) => {
      const { required } = jsonSchema;
      if (required) jsonSchema.required = required.filter((key) => key !== "keywords");
    },
  });
  return {
    ...schema,
    title: "xuefen policy",
    // The articles may stand in a file of their own, or in the policy that it extends.
    required: required.filter((key) => key !== "articles"),
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, value]) => {
        const description = descriptions.get(key);
        const described = description && typeof value === "object" ? { description } : {};
        return [key, Object.assign(described, value)];
      }),
    ),
  };
}
