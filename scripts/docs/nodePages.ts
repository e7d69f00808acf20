import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { isRead, type Operation } from '../../nodes/engine/declare';
import { code, effectOf, table } from './markdown';
import { nodes, top, triggers, type Loaded, type LoadedTrigger } from '../package';

/**
 * The page of each node, made from its declaration. `npm run docs` writes them to docs/nodes before it builds the site.
 */

/** The page of one node in the documentation site. */
export interface NodePage {
	/** The end of its address: `ingram-micro-sales-order`. */
	slug: string;
	title: string;
	/** What the node does, in a sentence. */
	summary: string;
	/** What makes the page, in Markdown. */
	content: string;
}

/** `ingramMicroSalesOrder` -> `ingram-micro-sales-order`. */
export const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const slugOf = ({ description }: Loaded | LoadedTrigger): string => kebab(description.name);

/** `Ingram Micro` -> `ingram-micro`. */
const platformOf = (vendor: { name: string }): string => vendor.name.toLowerCase().replace(/ /g, '-');

/** Not a choice of the user: the operation is the heading, and a node has one resource. */
const isField = ({ name, type }: INodeProperties) =>
	!['resource', 'operation'].includes(name) && !['hidden', 'notice'].includes(type);

/** Whether a field is shown for an operation. */
const isOf = (field: INodeProperties, operation: Operation): boolean =>
	(field.displayOptions?.show?.operation as string[] | undefined)?.includes(operation.value) ?? true;

/** The fields in a collection, which n8n keeps in two forms. */
function inside({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type === 'fixedCollection') return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
	return [];
}

/** The values to choose from, where they are fixed. */
function choices({ type, options = [] }: INodeProperties): string {
	if (type !== 'options' && type !== 'multiOptions') return '';
	const names = (options as INodePropertyOptions[]).map(({ name }) => name);
	return names.length > 0 ? ` One of: ${names.join(', ')}.` : '';
}

const sentence = (text: string): string => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`);

/** A field as a row, then those inside it, named by the way to them. */
function fieldRows(field: INodeProperties, path: string[] = []): string[][] {
	const way = [...path, field.displayName];
	const required = field.required ? 'yes' : '';
	const text = [field.description ?? '', field.hint ?? ''].map(sentence).filter(Boolean).join(' ') + choices(field);
	return [
		[way.join(' > '), required, text.trim()],
		...inside(field)
			.filter(isField)
			.flatMap((one) => fieldRows(one, way)),
	];
}

const fieldTable = (fields: INodeProperties[]): string => {
	const rows = fields.filter(isField).flatMap((field) => fieldRows(field));
	return rows.length > 0 ? table(['Field', 'Required', 'Meaning'], rows) : 'It has no fields.';
};

function operationPart(operation: Operation, properties: INodeProperties[]): string {
	return [
		`## ${operation.name}`,
		`${sentence(operation.description)} It **${effectOf(operation)}**, with ${code(operation.route)}.`,
		fieldTable(properties.filter((field) => isOf(field, operation))),
		...(operation.docs ? [`[The vendor's page](${operation.docs})`] : []),
	].join('\n\n');
}

/** What `npm run sheets` took. */
const picture = (node: Loaded | LoadedTrigger): string =>
	`![The form of the ${node.description.displayName} node in the editor](../images/nodes/${slugOf(node)}.jpg)`;

const linkTo = (platform: string, name: string): string =>
	`Credential, tasks and rules of the platform: [${name}](../${platform}.md).`;

function nodePage(node: Loaded): NodePage {
	const { description, resource } = node;
	const platform = platformOf(resource.vendor);
	const operations = [...resource.operations].sort((a, b) => a.name.localeCompare(b.name, 'en'));
	const buys = operations.some((operation) => !isRead(operation) && operation.write === 'order');
	const summary = sentence(description.description);
	const content = [
		`# ${description.displayName}`,
		summary,
		linkTo(platform, resource.vendor.name),
		...(buys ? ['It buys or gives back: see [Order keys](../order-keys.md) first.'] : []),
		picture(node),
		...operations.map((operation) => operationPart(operation, description.properties)),
	];
	return { slug: slugOf(node), title: description.displayName, summary, content: content.join('\n\n') };
}

function triggerPage(node: LoadedTrigger): NodePage {
	const { description, trigger } = node;
	const platform = platformOf(trigger.vendor);
	const [{ options = [] }] = description.properties.filter(({ name }) => name === 'events');
	const events = (options as INodePropertyOptions[]).map(({ name, description: text = '' }) => [name, sentence(text)]);
	const summary = sentence(description.description);
	const content = [
		`# ${description.displayName}`,
		summary,
		`${linkTo(platform, trigger.vendor.name)} What is guaranteed: [Triggers](../triggers.md).`,
		picture(node),
		'## Events',
		table(['Event', 'Meaning'], events),
		'## Fields',
		fieldTable(description.properties.filter(({ name }) => name !== 'events')),
	];
	return { slug: slugOf(node), title: description.displayName, summary, content: content.join('\n\n') };
}

/** The pages of all nodes, in the order of their names. */
export const nodePages = (): NodePage[] =>
	[...nodes.map(nodePage), ...triggers.map(triggerPage)].sort((a, b) => a.title.localeCompare(b.title, 'en'));

/** The list of all nodes. */
const indexPage = (pages: NodePage[]): string => {
	const rows = pages.map(({ slug, title, summary }) => [`[${title}](${slug}.md)`, summary]);
	return `# The nodes\n\n${table(['Node', 'What it does'], rows)}`;
};

/** Writes the pages to where the site's build finds them. Git ignores the folder. */
function write(): void {
	const folder = join(top, 'docs', 'nodes');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder);
	const pages = nodePages();
	for (const { slug, content } of [{ slug: 'index', content: indexPage(pages) }, ...pages])
		writeFileSync(join(folder, `${slug}.md`), `${content}\n`);
}

if (require.main === module) write();
