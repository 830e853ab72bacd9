/** The privacy officer's month as plain text. */
import type { PrivacySheet, PrivacyStatement } from '../../preload/metrics.ts';

export function privacyText(sheet: PrivacySheet): string {
  const { month, from, until, rows, kept, openPeriods, costUsd, sends, bytes } = sheet;
  return [
    `What left this computer for the cloud in ${month} (UTC), from ${from} to ${until}`,
    STATEMENTS[sheet.statement],
    `${sends} sends, ${bytes} bytes of content, $${costUsd.toFixed(4)}`,
    ...rows.map((row) => `  ${row.kind}  ${row.host}  user ${row.user}  ${row.sends} sends, ${row.bytes} bytes`),
    ...openPeriods.map((period) => `  open from ${period.from} to ${period.until ?? 'now'}`),
    ...kept.map(({ code, count }) => `  kept here: ${code} ${count}`),
    'Bytes are those of the content; headers and encryption come on top. Covered is what this application sends to the',
    'cloud service; other programs of this computer, and a server inside the clinic, are not.',
  ].join('\n');
}

const STATEMENTS: Readonly<Record<PrivacyStatement, string>> = {
  closed: '0 bytes left in the time covered, and the way out was shut all of it.',
  silent: 'Nothing was sent in the time covered, although the way out was open at times.',
  sent: 'Something was sent.',
  unrecorded: 'This profile has no record of that month: nothing can be said about it.',
};
