import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../utils/crowd/scope.ts';
import type { SurgeLevel } from '../../utils/crowd/types.ts';

const country = (name: string, count: number, expected: number, level: SurgeLevel) => ({
  country: name,
  count,
  expected,
  level,
});

describe('scopeOf', () => {
  it('is none without a surge', () => {
    expect(scopeOf('none', [country('US', 2, 2, 'none')])).toBe('none');
  });

  it('is widespread with two continents', () => {
    expect(scopeOf('danger', [country('US', 90, 2, 'danger'), country('IN', 40, 1, 'warning')])).toBe(
      'widespread',
    );
  });

  it('is widespread with three countries of one continent', () => {
    const countries = ['DE', 'FR', 'NL'].map((name) => country(name, 30, 1, 'warning'));
    expect(scopeOf('warning', countries)).toBe('widespread');
  });

  it('is regional when one country has it and the others would have shown it', () => {
    const countries = [
      country('GB', 120, 4, 'danger'),
      country('US', 9, 10, 'none'),
      country('DE', 5, 4, 'none'),
    ];
    expect(scopeOf('danger', countries)).toBe('regional');
  });

  it('is unknown when nobody reports from elsewhere anyway', () => {
    const countries = [country('GB', 120, 4, 'danger'), country('US', 0, 0.01, 'none')];
    expect(scopeOf('danger', countries)).toBe('unknown');
  });

  it('is unknown when the others rise as well, without a surge of their own', () => {
    const countries = [country('GB', 20, 4, 'danger'), country('US', 24, 10, 'none')];
    expect(scopeOf('danger', countries)).toBe('unknown');
  });

  it('is unknown when the countries are not known', () => {
    expect(scopeOf('danger', [country('elsewhere', 90, 2, 'danger')])).toBe('unknown');
  });
});
