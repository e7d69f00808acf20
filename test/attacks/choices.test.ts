import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';

import { type Field, isSent, onForm } from '../../nodes/engine/declare';
import { optionalName } from '../../nodes/engine/ui/layout';

import { cases, type Case } from '../operations/play/cases';
import { openStage, type Played, type Stage } from '../operations/play/stage';

/** Choices that an expression gives: in other letter case, and wrong. */

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

interface Choice {
	one: Case;
	field: Field;
}

const groupOf = ({ one: { operation }, field }: Choice): string | undefined =>
	onForm(field) ? undefined : optionalName(operation);

const shown = ({ parameters }: Case, group: string | undefined): INodeParameters =>
	group === undefined ? parameters : ((parameters[group] ?? {}) as INodeParameters);

/** Whether other fields are shown by a choice: then it is a switch of the screen. */
const isSwitch = ({ one, field }: Choice): boolean =>
	JSON.stringify(one.operation.fields.map(({ displayOptions }) => displayOptions)).includes(`${field.name}"`);

/** Each choice of each operation once, in a screen that shows it; switches of the screen itself are no values. */
const choices = [
	...new Map(
		cases
			.filter(({ fill }) => fill === 'all')
			.flatMap((one) => one.operation.fields.filter(({ type }) => type === 'options').map((field) => ({ one, field })))
			.filter((choice) => !isSwitch(choice) && choice.field.send?.check === undefined && isSent(choice.field))
			.filter((choice) => typeof shown(choice.one, groupOf(choice))[choice.field.name] === 'string')
			.map((choice) => [`${choice.one.id} ${choice.field.displayName}`, choice] as const),
	),
];

const given = (choice: Choice, value: string): INodeParameters => {
	const group = groupOf(choice);
	const { parameters } = choice.one;
	if (group === undefined) return { ...parameters, [choice.field.name]: value };
	return { ...parameters, [group]: { ...shown(choice.one, group), [choice.field.name]: value } };
};

/** Where other fields hang on a choice, n8n itself does not run a node whose choice is an expression. */
const play = async (one: Case, parameters: INodeParameters) =>
	await stage.play(one, parameters).catch((error: Error) => {
		if (error.name !== 'WorkflowHasIssuesError' && !error.message.includes('has issues')) throw error;
	});

/** Whether the screen as it is filled runs: some lack a list of lines. */
const works = async ({ one }: Choice): Promise<boolean> =>
	(await play(one, one.parameters))?.result.error === undefined;

/** The requests of a run, without the order key that was made for it. */
const sent = ({ requests, result }: Played): string =>
	JSON.stringify([result.error?.message, requests.map(({ query, body }) => [query, body])]).replace(/n8n-\d+-/g, '');

test('S9: there are choices on all platforms', () => {
	expect(new Set(choices.map(([, { one }]) => one.platform.name)).size).toBe(3);
	expect(choices.length).toBeGreaterThan(50);
});

test('S9: a wrong choice is refused, and no sentence has an empty word', async () => {
	const odd: string[] = [];
	for (const [title, choice] of choices) {
		if (!(await works(choice))) continue;
		const played = await play(choice.one, given(choice, '={{ "no-such-choice" }}'));
		if (!played) continue;
		const { result, requests } = played;
		const message = result.error?.message ?? 'no error';
		const isNamed = message.includes(`"${choice.field.displayName}"`);
		if (requests.length > 0 || !isNamed || /, ,|, $|,\s*\.|of ,/.test(message)) odd.push(`${title}: ${message}`);
	}
	expect(odd).toEqual([]);
}, 300_000);

test('S9: letter case does not matter', async () => {
	const odd: string[] = [];
	for (const [title, choice] of choices) {
		if (!(await works(choice))) continue;
		const value = String(shown(choice.one, groupOf(choice))[choice.field.name]);
		const options = (choice.field.options as INodePropertyOptions[]).map((option) =>
			String(option.value).toLowerCase(),
		);
		if (value === '' || options.filter((one) => one === value.toLowerCase()).length > 1) continue;
		const plain = await play(choice.one, choice.one.parameters);
		const capital = await play(choice.one, given(choice, `={{ "${value.toUpperCase()}" }}`));
		if (!plain || !capital) continue;
		if (sent(plain) !== sent(capital)) odd.push(`${title}: ${sent(capital)}`);
	}
	expect(odd).toEqual([]);
}, 300_000);
