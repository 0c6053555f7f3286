import * as z from 'zod/mini';
import { boardSchema } from '../utils/crowd/board.ts';
import { reportSchema } from '../utils/crowd/reports.ts';
import { serviceSignalsSchema } from '../utils/crowd/signals.ts';

/** The hub's interface as an OpenAPI 3.1 document, from the schemas that check it. */
export function openApiDocument(): Record<string, unknown> {
  const answer = (description: string, schema?: z.ZodMiniType) => ({
    description,
    ...(schema && { content: { 'application/json': { schema: jsonSchema(schema) } } }),
  });
  const service = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same for every attempt to send one report.',
    schema: { type: 'string', maxLength: 64, pattern: '^[\\w-]+$' },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Is It Me? report hub',
      version: '1',
      description:
        'Counts the problems that people report, and tells who is in trouble. Times are epoch ms UTC.',
    },
    paths: {
      '/v1/reports': {
        post: {
          summary: 'Report a problem',
          parameters: [key],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(reportSchema) } },
          },
          responses: {
            201: answer('Counted.', outcomeSchema),
            200: answer(
              'Taken, but counted before: the same report, or the same reporter this half-hour.',
              outcomeSchema,
            ),
            400: answer('No report.'),
            404: answer('Unknown service.'),
            413: answer('Longer than 1 kB.'),
            415: answer('Not JSON.'),
            422: answer('In the future, or older than a day.'),
            429: answer('Too many reports from there.'),
            503: answer('Not counted; send it again with the same key.'),
          },
        },
      },
      '/v1/board': {
        get: {
          summary: 'Every service in trouble',
          responses: {
            200: answer('The board.', boardSchema),
            304: answer('The board that you have still holds.'),
          },
        },
      },
      '/v1/services/{id}/signals': {
        get: {
          summary: 'What people report of a service, by quarter of an hour and country, for 24 hours',
          parameters: [service],
          responses: { 200: answer('The signals.', serviceSignalsSchema), 404: answer('Unknown service.') },
        },
      },
      '/healthz': {
        get: { summary: 'Whether the process lives', responses: { 200: answer('It does.') } },
      },
      '/readyz': {
        get: {
          summary: 'Whether the hub can count',
          responses: { 200: answer('It can.'), 503: answer('It cannot now, and why.') },
        },
      },
      '/metrics': { get: { summary: 'Prometheus metrics', responses: { 200: { description: 'Text.' } } } },
    },
  };
}

const outcomeSchema = z.object({ outcome: z.enum(['counted', 'repeated', 'known']) });

function jsonSchema(schema: z.ZodMiniType): unknown {
  return z.toJSONSchema(schema, { io: 'input' });
}
