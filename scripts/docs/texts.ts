import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { top } from '../package';

/** Writes every text of the screen and of errors into one page, by file, so that a native speaker can review it in one go. */

const PAGE = join(top, 'docs', 'texts.md');

/** What a member of a declaration is on the screen. Texts elsewhere are sentences of errors, warnings and notes. */
const KINDS: Record<string, string> = {
	displayName: 'label',
	name: 'label',
	description: 'description',
	hint: 'hint',
	keyHint: 'hint',
	notice: 'notice',
	placeholder: 'placeholder',
	action: 'action',
	say: 'next step',
	needs: 'role',
};

/** A text that a person reads: a label, or words with a blank between them. Not a route, an address or an expression. */
const isText = (text: string, kind: string): boolean =>
	kind === 'label'
		? /^[A-Z]/.test(text)
		: /\p{L}\S* \S*\p{L}/u.test(text) && !/^(GET|POST|PUT|PATCH|DELETE|=|file:|https?:)/.test(text);

/** The text of a literal; what is filled in is in braces. */
export function textOf(node: ts.Node, source: ts.SourceFile): string | undefined {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	const spans = node.templateSpans.map(({ expression, literal }) => `{${expression.getText(source)}}${literal.text}`);
	return node.head.text + spans.join('');
}

/** The name of the member that a literal is the value of, looking through `cond ? a : b` and `a + b`. */
function memberOf({ parent }: ts.Node): string | undefined {
	if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return parent.name.getText();
	const isPart =
		ts.isConditionalExpression(parent) || ts.isBinaryExpression(parent) || ts.isParenthesizedExpression(parent);
	return isPart ? memberOf(parent) : undefined;
}

/** A text of the screen or of an error, on one line. */
interface Text {
	readonly kind: string;
	readonly text: string;
}

/** The texts of one file. */
function textsOf(file: string): Text[] {
	const source = ts.createSourceFile(file, readFileSync(join(top, file), 'utf8'), ts.ScriptTarget.Latest, true);
	const texts: Text[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
		const text = textOf(node, source);
		if (text !== undefined) {
			const kind = KINDS[memberOf(node) ?? ''] ?? 'sentence';
			if (isText(text, kind)) texts.push({ kind, text: text.replace(/\s+/g, ' ').trim() });
		}
		// A template's own parts are in its text; what is filled in may hold texts of its own.
		ts.forEachChild(node, visit);
	};
	visit(source);
	return texts;
}

/** The texts of one file, each once, as rows of a list. */
const rowsOf = (file: string): string[] => [...new Set(textsOf(file).map(({ kind, text }) => `- ${kind}: ${text}`))];

/** The code below a folder, in the order of its names. */
export const filesIn = (folder: string): string[] =>
	readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => `${folder}/${file}`)
		.sort();

/** Where the texts of the screen and of errors are. */
const sourceFiles = (): string[] => ['credentials', 'nodes'].flatMap(filesIn);

/** The sentences of errors, warnings and notes, each once; braces hold what is filled in. */
export const sentences = (): string[] => {
	const all = sourceFiles().flatMap(textsOf);
	return [...new Set(all.filter(({ kind }) => kind === 'sentence' || kind === 'next step').map(({ text }) => text))];
};

/** The whole page. */
export function textsPage(): string {
	const parts = sourceFiles()
		.map((file) => ({ file, rows: rowsOf(file) }))
		.filter(({ rows }) => rows.length > 0);
	const count = parts.reduce((total, { rows }) => total + rows.length, 0);
	const intro = `${count} labels, descriptions, hints, notices and sentences, by the file that holds them. Braces hold what is filled in. \`npm run texts\` writes this page.`;
	return `# Texts\n\n${intro}\n\n${parts.map(({ file, rows }) => `## ${file}\n\n${rows.join('\n')}\n`).join('\n')}`;
}

/** The page as it is in the repository. */
export const currentTexts = (): string => readFileSync(PAGE, 'utf8');

if (require.main === module) writeFileSync(PAGE, textsPage());
