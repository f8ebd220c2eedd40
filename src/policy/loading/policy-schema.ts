import { z } from "zod";
import { policyFile } from "../engine/policy-file.ts";

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The policy format as JSON Schema, for editors: they complete keys and underline what is wrong.
 *
 * It knows the form of a file and nothing else. Days of the calendar, names that must exist and
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
  });
  return {
    ...schema,
    title: "xuefen policy",
    // A policy that extends another has that one's articles.
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
