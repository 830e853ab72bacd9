import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../../main/registry/bundle/manifest.ts';

it('spells as RFC 8785 does', () => {
  // The example of RFC 8785, section 3.2.2, without the numbers no manifest holds.
  const value = { numbers: [4.5, 2e-3, 1e21], string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] };
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[4.5,0.002,1e+21],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

it('has one spelling for equal values, whatever the order of their members', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      const text = canonicalJson(value);
      expect(canonicalJson(reversed)).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
    { seed: 20_261_123 },
  );
});
