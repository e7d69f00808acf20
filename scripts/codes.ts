import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { hints as adobe } from '../nodes/AdobeVip/hints';
import { statusHints } from '../nodes/engine/http/statusHints';
import type { Hint } from '../nodes/engine/declare';
import { ingramMicro } from '../nodes/IngramMicro/vendor';
import { graphHints, hints as partnerCenter } from '../nodes/PartnerCenter/hints';
import { payoutHints, priceHints, referralHints } from '../nodes/PartnerCenter/salesHints';
import { NUMBERS } from '../nodes/PartnerCenter/signIn/signInErrors';
import { top } from './package';

/** Writes the page of refusals that have a next step of their own, by platform. */

const PAGE = join(top, 'docs', 'codes.md');

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');

/** What a pattern of codes or words means: '^(2118|2133)$' is 2118, 2133. */
const plain = (pattern: RegExp | undefined): string => {
	const source = pattern?.source ?? '';
	const list = /^\^\(?([\w|]+?)\)?\$$/.exec(source)?.[1];
	if (list !== undefined) return list.replace(/\|/g, ', ');
	return source === '^$' ? 'none' : source === '' ? '' : `\`${source}\``;
};

const table = (head: string[], rows: string[][]): string =>
	[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

const hintTable = (hints: Hint[]): string =>
	table(
		['Code', 'HTTP status', 'Words', 'What the node says'],
		hints.map(({ code, status, text, say }) => [
			plain(code),
			status === undefined ? '' : String(status),
			plain(text),
			say,
		]),
	);

/** Codes of the sign-in that mean the same stand in one row. */
function signInTable(): string {
	const bySentence = new Map<string, string[]>();
	for (const [number, { say, passing }] of NUMBERS) {
		const sentence = passing ? `${say} (tried again by itself)` : say;
		bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), `AADSTS${number}`]);
	}
	return table(
		['Code', 'What the node says'],
		[...bySentence].map(([say, codes]) => [codes.join(', '), say]),
	);
}

const PARTS: Array<[title: string, table: string]> = [
	['Ingram Micro', hintTable(ingramMicro.hints)],
	['Adobe VIP Marketplace', hintTable(adobe)],
	['Microsoft Partner Center', hintTable(partnerCenter)],
	['Microsoft Graph, beside those of Partner Center', hintTable(graphHints)],
	['Prices', hintTable(priceHints)],
	['Referrals', hintTable(referralHints)],
	['Payouts', hintTable(payoutHints)],
	['The sign-in of Microsoft', signInTable()],
	['Any platform, where nothing else fits', hintTable(statusHints)],
];

const BEGINNING = `# Codes

Refusals that have a next step of their own. The first row that fits counts: code, HTTP status and words, where a row names them. The node's sentence is the message of the error; the platform's own code and words follow in its description, with the HTTP status and the correlation ID. A refusal that is not listed here shows them in the same way. What is in code font is a regular expression. \`npm run codes\` writes this page.`;

/** The page as the declarations have it. */
export const codesPage = (): string =>
	`${BEGINNING}\n\n${PARTS.map(([title, rows]) => `## ${title}\n\n${rows}`).join('\n\n')}\n`;

/** The page as it is. */
export const currentCodes = (): string => readFileSync(PAGE, 'utf8');

if (require.main === module) writeFileSync(PAGE, codesPage());
