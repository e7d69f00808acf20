import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { top } from './package';

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

/** The text of a literal; what is filled in stands in braces. */
function textOf(node: ts.Node, source: ts.SourceFile): string | undefined {
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

/** The texts of one file, each as a row of a list. */
function rowsOf(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(join(top, file), 'utf8'), ts.ScriptTarget.Latest, true);
	const rows: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
		const text = textOf(node, source);
		if (text !== undefined) {
			const kind = KINDS[memberOf(node) ?? ''] ?? 'sentence';
			if (isText(text, kind)) rows.push(`- ${kind}: ${text.replace(/\s+/g, ' ').trim()}`);
		}
		// A template's own parts are in its text; what is filled in may hold texts of its own.
		ts.forEachChild(node, visit);
	};
	visit(source);
	return [...new Set(rows)];
}

/** The code below a folder, in the order of its names. */
const filesIn = (folder: string): string[] =>
	readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => `${folder}/${file}`)
		.sort();

/** The whole page. */
export function textsPage(): string {
	const files = ['credentials', 'nodes'].flatMap(filesIn);
	const parts = files.map((file) => ({ file, rows: rowsOf(file) })).filter(({ rows }) => rows.length > 0);
	const count = parts.reduce((total, { rows }) => total + rows.length, 0);
	const intro = `${count} labels, descriptions, hints, notices and sentences, by the file that holds them. Braces hold what is filled in. \`npm run texts\` writes this page.`;
	return `# Texts\n\n${intro}\n\n${parts.map(({ file, rows }) => `## ${file}\n\n${rows.join('\n')}\n`).join('\n')}`;
}

/** The page as it is in the repository. */
export const currentTexts = (): string => readFileSync(PAGE, 'utf8');

if (require.main === module) writeFileSync(PAGE, textsPage());
