/** What is wrong with a JSON document of a bundle, as a short list: field, what was found there, what is expected. */
import { z } from 'zod';
import type { ImportFaultCode } from '../../../preload/domain.ts';
import type { DocumentProblem, DocumentProblems } from '../../../preload/models.ts';
import { ImportFault } from '../../inference/graph/fault.ts';

const MOST_LISTED = 10;
const LONGEST = 60;

/** `error`: what parsing the document threw, zod (told to `reportInput`) or JSON.parse. Throws every other error. */
export function documentFault(code: ImportFaultCode, document: string, error: unknown): ImportFault {
  const problems = problemsIn(error);
  return new ImportFault(code, `${document}:\n  ${problemsText(problems)}`, problems);
}

function problemsIn(error: unknown): DocumentProblems {
  if (error instanceof SyntaxError)
    return { listed: [{ field: '', found: shortened(error.message), expected: 'JSON' }], more: 0 };
  if (!(error instanceof z.ZodError)) throw error;
  const { issues } = error;
  return { listed: issues.slice(0, MOST_LISTED).map(toProblem), more: Math.max(0, issues.length - MOST_LISTED) };
}

function problemsText({ listed, more }: DocumentProblems): string {
  const lines = listed.map(({ field, found, expected }) => {
    const place = field === '' ? '' : `${field}: `;
    return `${place}${found === null ? 'missing' : `found ${found}`}, expected ${expected}`;
  });
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n  ');
}

function toProblem(issue: z.core.$ZodIssue): DocumentProblem {
  return { field: shortened(z.core.toDotPath(issue.path)), found: foundOf(issue), expected: expectedOf(issue) };
}

/** Words of JSON and signs of arithmetic: the same in every language. */
function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' | ');
    case 'too_small':
      return `${sizeOf(issue.origin)}${issue.inclusive ? '≥' : '>'} ${issue.minimum}`;
    case 'too_big':
      return `${sizeOf(issue.origin)}${issue.inclusive ? '≤' : '<'} ${issue.maximum}`;
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    case 'unrecognized_keys':
      return `no ${issue.keys.map((key) => shortened(JSON.stringify(key))).join(', ')}`;
    default:
      return issue.message;
  }
}

function foundOf(issue: z.core.$ZodIssue): string | null {
  const { input } = issue;
  if (input === undefined) return null;
  const isLength = issue.code === 'too_small' || issue.code === 'too_big';
  if (isLength && (typeof input === 'string' || Array.isArray(input))) return `length ${input.length}`;
  return shortened(JSON.stringify(input));
}

function sizeOf(origin: string): string {
  return origin === 'array' || origin === 'string' ? 'length ' : '';
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
