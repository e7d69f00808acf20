import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
	type NodeParameterValueType,
} from 'n8n-workflow';
import { sampleOf, type Sample } from './samples';

export type Fill = 'required' | 'all';

/** What holds for the whole screen while it is filled. */
export interface Form {
	description: INodeTypeDescription;
	fill: Fill;
	/** The parameters at the top, for conditions that begin with `/`. */
	root: INodeParameters;
	own: Record<string, Sample>;
	/** Fields that are filled with the required ones too: `lines.productId`. */
	also: string[];
}

/** Whether a field is filled at all, or something in it. @param parent the group that it is in */
export function isWanted(form: Form, field: INodeProperties, parent = ''): boolean {
	const path = parent ? `${parent}.${field.name}` : field.name;
	return (
		form.fill === 'all' ||
		field.required === true ||
		form.also.some((name) => name === path || name.startsWith(`${path}.`))
	);
}

/** Whether n8n shows a field, given the values beside it. */
export function isShown(form: Form, field: INodeProperties, beside: INodeParameters): boolean {
	return NodeHelpers.displayParameter(beside, field, { typeVersion: 1 }, form.description, form.root);
}

/** A field that only the tool of an agent shows is on no screen. */
const isForTools = ({ displayOptions }: INodeProperties): boolean => displayOptions?.show?.['@tool'] !== undefined;

/** The fields that others depend on, by the path that these name: a change of theirs changes the screen. */
export function switchPaths(fields: INodeProperties[]): string[] {
	const paths = fields
		.filter((field) => !isForTools(field))
		.flatMap(({ displayOptions: { show = {}, hide = {} } = {} }) => [...Object.keys(show), ...Object.keys(hide)]);
	// A member of a collection is named from the root: the oldest n8n knows no other way.
	const named = paths.map((path) => (path.includes('.') ? path.replace(/^\//, '') : path));
	return [...new Set(named.filter((path) => !path.startsWith('/') && !path.startsWith('@')))];
}

/** Every value that a switch can take, the preselected one first. */
export function switchValues(field: INodeProperties): Array<string | number | boolean> {
	if (field.type === 'boolean') return [Boolean(field.default), !field.default];
	const preselected = field.default as string | number;
	const values = (field.options ?? []).map((option) => ('value' in option ? option.value : ''));
	return [preselected, ...values.filter((value) => value !== preselected)];
}

/** One row of a fixed collection. A row in which nothing is required holds its first field, for an empty one is none. */
function row(
	form: Form,
	parent: string,
	fields: INodeProperties[],
	line: number,
	chosen: INodeParameters,
): INodeParameters {
	const values: INodeParameters = { ...chosen };
	const wanted = fields.some(({ required }) => required)
		? fields.filter(({ required }) => required)
		: fields.slice(0, 1);
	for (const field of fields) {
		if (field.name in values || !isShown(form, field, values)) continue;
		values[field.name] =
			wanted.includes(field) || isWanted(form, field, parent)
				? fieldValue(form, field, parent, line)
				: (structuredClone(field.default) as NodeParameterValueType);
	}
	return values;
}

/** As many rows as it takes to show each alternative once; one where there is none, or only the required is asked for. */
function rows(form: Form, parent: string, fields: INodeProperties[]): INodeParameters[] {
	const [path] = switchPaths(fields);
	const choice = form.fill === 'all' ? fields.find(({ name }) => name === path) : undefined;
	if (!choice) return [row(form, parent, fields, 1, {})];
	return switchValues(choice).map((value, index) => row(form, parent, fields, index + 1, { [choice.name]: value }));
}

function fixedCollection(form: Form, field: INodeProperties): INodeParameters {
	const groups = field.options as INodePropertyCollection[];
	return Object.fromEntries(
		groups.map(({ name, values }) => {
			const filled = rows(form, field.name, values);
			return [name, field.typeOptions?.multipleValues ? filled : filled[0]];
		}),
	);
}

/** The chosen members of a collection: all that are shown, beside what is chosen already. */
function collection(form: Form, field: INodeProperties, chosen: INodeParameters): INodeParameters {
	const members = (field.options as INodeProperties[]).filter(
		(member) => !(member.name in chosen) && isShown(form, member, chosen) && isWanted(form, member, field.name),
	);
	return {
		...chosen,
		...Object.fromEntries(members.map((member) => [member.name, fieldValue(form, member, field.name, 1)])),
	};
}

/** The value of one field in the form that the editor saves. */
export function fieldValue(form: Form, field: INodeProperties, parent = '', line = 1): NodeParameterValueType {
	// Left empty on purpose, where another field is in its place.
	if (form.own[field.name] === '' && field.type === 'fixedCollection') return {};
	switch (field.type) {
		case 'fixedCollection':
			return fixedCollection(form, field);
		case 'collection':
			return collection(form, field, (form.root[field.name] ?? {}) as INodeParameters);
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: String(sampleOf(field, parent, line, form.own)), cachedResultName: '' };
		default:
			return sampleOf(field, parent, line, form.own);
	}
}
