import * as z from 'zod/mini';
import { customServiceSchema, settingsSchema } from '../utils/settings/settings.ts';

/** What a person does and no organisation for them. */
const PERSONAL = ['watches'] as const;

type JsonSchema = {
  type?: string | string[];
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
};

/**
 * The settings that an organisation may fix for its people, in the dialect that Chrome takes
 * (developer.chrome.com/docs/extensions/reference/manifest/storage): one type for every value,
 * no `default`, bounds for whole numbers only. Made from the settings' own schema, so it lacks none.
 */
export function managedSchema(): JsonSchema {
  // a list that outlives a broken item cannot be described, but what it holds can
  const whole = z.object({ ...settingsSchema.shape, custom: z.array(customServiceSchema) });
  const schema = inDialect(z.toJSONSchema(whole, { io: 'input' }) as JsonSchema);
  for (const name of PERSONAL) delete schema.properties?.[name];
  return schema;
}

function inDialect(schema: JsonSchema): JsonSchema {
  const { minimum, maximum, items, properties, additionalProperties } = schema;
  // a value or nothing: in a policy nothing is said by leaving it out
  const type = [schema.type].flat().find((one) => one !== 'null') ?? 'string';
  const whole = minimum !== undefined && maximum !== undefined;
  return {
    type: whole ? 'integer' : type,
    ...(schema.enum && { enum: schema.enum }),
    ...(whole && { minimum, maximum }),
    ...(items && { items: inDialect(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, inDialect(property)]),
      ),
    }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: inDialect(additionalProperties),
    }),
  };
}
