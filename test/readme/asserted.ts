import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { top } from '../../scripts/package';
import { filesIn, sentences, textOf } from '../../scripts/docs/texts';

/** Finds which sentences of errors the test files hold, so that each is asserted in one place. */

/** So many words in a row identify a sentence. */
const RUN = 4;

/** The simulator, the contracts and a made-up platform have sentences of their own; golden files are no code. */
const tests = (): string[] =>
	filesIn('test').filter((file) => !/^test\/(simulator|conformance|platform|golden)\/|wrongDeclarations/.test(file));

/** The runs of words in a text. What is filled in ends a run, and so does a clause; names of the screen alone, such as Set End of Term, are none. */
function runsOf(text: string): string[] {
	const parts = text.split(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[.:;](?= |$)/);
	return parts.flatMap((part) => {
		const words = part.match(/[\p{L}\d'’-]+/gu) ?? [];
		const runs = words.map((_, at) => words.slice(at, at + RUN)).filter(({ length }) => length === RUN);
		return runs.filter((run) => run.filter((word) => /^\p{Ll}/u.test(word)).length > 1).map((run) => run.join(' '));
	});
}

/** The literal text in a regular expression; what matches more than one text becomes a blank to fill in. */
const plain = (expression: string): string =>
	expression
		.replace(/^\/|\/[a-z]*$/g, '')
		.replace(/\\[dDsSwWb][*+?]?|\[[^\]]*\][*+?]?|\(\?[:=!]|(?<!\\)[.|()^$][*+?]*/g, '{}')
		.replace(/\\(.)/g, '$1');

/** Whether a literal is the name of a test. */
const isName = (node: ts.Node): boolean =>
	ts.isCallExpression(node.parent) &&
	node.parent.arguments[0] === node &&
	/^(test|describe)\b/.test(node.parent.expression.getText());

/** The runs of words that a test file asserts: those of its literals which are no names of tests. */
function runsIn(file: string): Set<string> {
	const source = ts.createSourceFile(file, readFileSync(join(top, file), 'utf8'), ts.ScriptTarget.Latest, true);
	const runs = new Set<string>();
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) return;
		const text = ts.isRegularExpressionLiteral(node) ? plain(node.text) : textOf(node, source);
		if (text !== undefined && !isName(node)) for (const run of runsOf(text)) runs.add(run);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return runs;
}

/** Each run of words of a sentence that is in more than one test file, with these files. */
export function assertedTwice(): Record<string, string[]> {
	const known = new Set(sentences().flatMap(runsOf));
	const files = new Map<string, string[]>();
	for (const file of tests())
		for (const run of runsIn(file)) if (known.has(run)) files.set(run, [...(files.get(run) ?? []), file]);
	return Object.fromEntries([...files].filter(([, { length }]) => length > 1));
}
