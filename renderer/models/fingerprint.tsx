interface FingerprintProps {
  readonly id: string;
}

/** In groups of four, as people read one to each other. */
export function Fingerprint({ id }: FingerprintProps) {
  return <code className="fingerprint">{id.match(/.{1,4}/g)?.join(' ') ?? id}</code>;
}
