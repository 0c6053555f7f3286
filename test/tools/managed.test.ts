import { describe, expect, it } from 'vitest';
import { managedSchema } from '../../tools/managed.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { readableSettings } from '../../utils/settings/read-settings.ts';

type Node = { [attribute: string]: unknown } & { type?: unknown };

/** Every place of a schema at which a value is described. */
function nodes(schema: Node): Node[] {
  const {
    items,
    additionalProperties,
    properties = {},
  } = schema as {
    items?: Node;
    additionalProperties?: Node;
    properties?: Record<string, Node>;
  };
  const below = [items, additionalProperties, ...Object.values(properties)];
  return [schema, ...below.flatMap((node) => (node ? nodes(node) : []))];
}

describe('what an organisation may fix', () => {
  const schema = managedSchema() as Node;

  it('is every setting but what a person waits for', () => {
    const { watches: _, ...fixable } = DEFAULT_SETTINGS;
    expect(Object.keys(schema.properties as object).toSorted()).toEqual(Object.keys(fixable).toSorted());
  });

  it('is written in the words that Chrome knows: it refuses the whole package for any other', () => {
    const KNOWN = ['type', 'enum', 'minimum', 'maximum', 'items', 'properties', 'additionalProperties'];
    for (const node of nodes(schema)) {
      expect(KNOWN).toEqual(expect.arrayContaining(Object.keys(node)));
      expect(['object', 'array', 'string', 'boolean', 'integer', 'number']).toContain(node.type);
      if ('minimum' in node) expect(node.type).toBe('integer');
    }
  });

  it('says what feeds and times by service are, though a broken one costs only itself', () => {
    const { feeds, muted } = schema.properties as Record<string, unknown>;
    const text = { type: 'string' };
    const feed = { type: 'object', properties: { url: text, format: text } };
    expect(feeds).toEqual({ type: 'object', additionalProperties: feed });
    expect(muted).toEqual({ type: 'object', additionalProperties: { type: 'number' } });
    const good = { url: 'https://a.example/feed', format: 'rss' };
    const policy = {
      feeds: { a: good, b: { ...good, url: 'nonsense' } },
      muted: { a: 0, b: 1e300 },
    };
    expect(readableSettings(policy)).toEqual({ feeds: { a: good }, muted: { a: 0 } });
  });

  it('is read as it was meant, and a part of a group leaves the rest as it is by default', () => {
    const policy = { theme: 'dark', notifications: { quietFrom: 22, quietTo: 7 }, muted: { x: 0 } };
    expect(readableSettings(policy)).toEqual({
      ...policy,
      notifications: { ...DEFAULT_SETTINGS.notifications, quietFrom: 22, quietTo: 7 },
    });
  });
});
